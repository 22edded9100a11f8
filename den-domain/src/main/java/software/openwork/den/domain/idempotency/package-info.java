/** Requests that clients may repeat without their effect being repeated. */
@NullMarked
package software.openwork.den.domain.idempotency;

import org.jspecify.annotations.NullMarked;
