/** What operators see of a running Den: figures and records. */
@NullMarked
package software.openwork.den.app.telemetry;

import org.jspecify.annotations.NullMarked;
