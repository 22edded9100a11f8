/** Session cookies, bearer tokens, and who they belong to. */
@NullMarked
package software.openwork.den.http.session;

import org.jspecify.annotations.NullMarked;
