/** People: users, their credentials and sessions, and the rules of sign-up and sign-in. */
@NullMarked
package software.openwork.den.domain.account;

import org.jspecify.annotations.NullMarked;
