package software.openwork.den.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: counts requests, for all instances of Den together. A store that cannot be reached makes every method throw an
 * unchecked exception. Safe for use by many threads.
 */
public interface RateLimits {

    /**
     * Counts one request. Of any number that come at the same moment, no more are allowed than the limit says.
     *
     * @param bucket what is counted together, any text
     * @param limit the limit, the same for a bucket every time
     * @param now the present
     * @return empty when it is allowed; else how long until the next one is, to the millisecond and positive
     */
    Optional<Duration> count(String bucket, RateLimit limit, Instant now);

    /**
     * Forgets windows that are over.
     *
     * @param before those that ended before this moment
     * @param most forgets at most so many
     * @return how many were forgotten
     */
    int purge(Instant before, int most);
}
