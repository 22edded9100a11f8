/** What platform administrators do. */
@NullMarked
package software.openwork.den.application.admin;

import org.jspecify.annotations.NullMarked;
