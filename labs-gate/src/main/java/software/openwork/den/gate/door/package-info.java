/** The gate as a handler of Jetty. */
@NullMarked
package software.openwork.den.gate.door;

import org.jspecify.annotations.NullMarked;
