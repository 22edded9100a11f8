/** GitHub and Google sign-in, played on loopback: stateful, strict, and out of order on demand. */
@NullMarked
package software.openwork.den.simulator.oauth;

import org.jspecify.annotations.NullMarked;
