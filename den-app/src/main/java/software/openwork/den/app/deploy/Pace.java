package software.openwork.den.app.deploy;

import java.time.Duration;

/**
 * How long a deploy waits.
 *
 * @param look between two looks
 * @param queue for a deploy to show that was queued without an identifier
 * @param deploy for a deploy to end
 * @param health for the new version to answer after that
 */
record Pace(Duration look, Duration queue, Duration deploy, Duration health) {

    static final Pace STANDARD =
            new Pace(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMinutes(40), Duration.ofMinutes(5));
}
