/** Who am I, and in which organisations. */
@NullMarked
package software.openwork.den.http.org;

import org.jspecify.annotations.NullMarked;
