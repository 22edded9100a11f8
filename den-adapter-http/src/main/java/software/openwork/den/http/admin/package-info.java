/** What platform administrators see. */
@NullMarked
package software.openwork.den.http.admin;

import org.jspecify.annotations.NullMarked;
