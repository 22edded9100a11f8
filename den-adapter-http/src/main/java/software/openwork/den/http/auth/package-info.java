/** Routes under /api/auth. */
@NullMarked
package software.openwork.den.http.auth;

import org.jspecify.annotations.NullMarked;
