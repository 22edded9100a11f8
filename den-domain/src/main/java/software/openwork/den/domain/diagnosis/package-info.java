/** What can be told about the outside parties that Den depends on, for {@code den doctor}. */
@NullMarked
package software.openwork.den.domain.diagnosis;

import org.jspecify.annotations.NullMarked;
