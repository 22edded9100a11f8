/** The command line. */
@NullMarked
package software.openwork.den.gate.program;

import org.jspecify.annotations.NullMarked;
