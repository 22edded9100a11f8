/** Durable background work: one job a worker. */
@NullMarked
package software.openwork.den.application.job;

import org.jspecify.annotations.NullMarked;
