/** Routes of workers. */
@NullMarked
package software.openwork.den.http.worker;

import org.jspecify.annotations.NullMarked;
