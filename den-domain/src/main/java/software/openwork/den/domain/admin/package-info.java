/** What platform administrators see of everybody. */
@NullMarked
package software.openwork.den.domain.admin;

import org.jspecify.annotations.NullMarked;
