/** Password hashes and random identifiers. */
@NullMarked
package software.openwork.den.identity;

import org.jspecify.annotations.NullMarked;
