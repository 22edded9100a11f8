/** Tokens, the cookie, and who tried too often. */
@NullMarked
package software.openwork.den.gate.credential;

import org.jspecify.annotations.NullMarked;
