/** The wire: what browsers, the desktop app and scripts speak with Den. {@link HttpAdapter} is the way in. */
@NullMarked
package software.openwork.den.http;

import org.jspecify.annotations.NullMarked;
