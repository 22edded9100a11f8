/** What stands behind the gate: another server, by HTTP and WebSocket. */
@NullMarked
package software.openwork.den.gate.proxy;

import org.jspecify.annotations.NullMarked;
