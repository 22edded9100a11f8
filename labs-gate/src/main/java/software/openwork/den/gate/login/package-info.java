/** The login page and the way back from it. */
@NullMarked
package software.openwork.den.gate.login;

import org.jspecify.annotations.NullMarked;
