/** The API of a running worker, over HTTP. */
@NullMarked
package software.openwork.den.workerapi;

import org.jspecify.annotations.NullMarked;
