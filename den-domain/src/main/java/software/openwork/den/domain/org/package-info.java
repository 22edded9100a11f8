/** Organisations, memberships, and which organisation a request speaks of. */
@NullMarked
package software.openwork.den.domain.org;

import org.jspecify.annotations.NullMarked;
