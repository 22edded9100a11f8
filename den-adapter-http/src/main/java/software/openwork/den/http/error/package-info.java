/** Every error body that Den sends. */
@NullMarked
package software.openwork.den.http.error;

import org.jspecify.annotations.NullMarked;
