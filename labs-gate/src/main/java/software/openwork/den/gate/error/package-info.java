/** What a refused client is told. */
@NullMarked
package software.openwork.den.gate.error;

import org.jspecify.annotations.NullMarked;
