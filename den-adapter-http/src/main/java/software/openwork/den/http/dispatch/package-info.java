/** The way of a request from the server to its route and back. */
@NullMarked
package software.openwork.den.http.dispatch;

import org.jspecify.annotations.NullMarked;
