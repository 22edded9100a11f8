/** Running launches and teardowns, and watching them. */
@NullMarked
package software.openwork.den.application.launch;

import org.jspecify.annotations.NullMarked;
