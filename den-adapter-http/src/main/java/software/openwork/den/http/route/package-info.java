/** The registry of routes: method, path, who may call, what answers. */
@NullMarked
package software.openwork.den.http.route;

import org.jspecify.annotations.NullMarked;
