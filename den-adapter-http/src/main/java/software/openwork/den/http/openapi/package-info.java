/** The description of all routes, made from their registry. */
@NullMarked
package software.openwork.den.http.openapi;

import org.jspecify.annotations.NullMarked;
