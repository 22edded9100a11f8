/** Use cases of accounts: sign-up, sign-in, sessions. */
@NullMarked
package software.openwork.den.application.account;

import org.jspecify.annotations.NullMarked;
