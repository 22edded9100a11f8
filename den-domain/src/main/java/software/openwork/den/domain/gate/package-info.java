/** The decision of the access gate that stands in front of an OpenWork host. */
@NullMarked
package software.openwork.den.domain.gate;

import org.jspecify.annotations.NullMarked;
