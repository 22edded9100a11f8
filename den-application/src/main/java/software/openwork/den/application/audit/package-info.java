/** Who did what: noting it, proving it, reading it. */
@NullMarked
package software.openwork.den.application.audit;

import org.jspecify.annotations.NullMarked;
