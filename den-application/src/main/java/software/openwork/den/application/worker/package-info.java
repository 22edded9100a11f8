/** Use cases of workers. */
@NullMarked
package software.openwork.den.application.worker;

import org.jspecify.annotations.NullMarked;
