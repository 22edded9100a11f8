/** Reading requests exactly as they came: targets, queries, cookies, addresses. */
@NullMarked
package software.openwork.den.gate.wire;

import org.jspecify.annotations.NullMarked;
