/** Workers, their instances and tokens, and the ports to the database and to a running worker. */
@NullMarked
package software.openwork.den.domain.worker;

import org.jspecify.annotations.NullMarked;
