/** The launch and teardown machines, and the ports to hosting and DNS vendors. */
@NullMarked
package software.openwork.den.domain.launch;

import org.jspecify.annotations.NullMarked;
