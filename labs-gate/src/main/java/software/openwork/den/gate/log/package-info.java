/** Who came: one record for each request. */
@NullMarked
package software.openwork.den.gate.log;

import org.jspecify.annotations.NullMarked;
