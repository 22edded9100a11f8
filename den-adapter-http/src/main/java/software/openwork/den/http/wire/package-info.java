/** Requests and replies as bytes: bodies, JSON, query strings, addresses, origins. */
@NullMarked
package software.openwork.den.http.wire;

import org.jspecify.annotations.NullMarked;
