package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimits} promises. Tests share one store and use buckets of their own. */
public abstract class RateLimitsContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final RateLimit LIMIT = new RateLimit(3, Duration.ofSeconds(10));

    private final String bucket = UUID.randomUUID().toString();

    protected abstract RateLimits limits();

    @Test
    void shouldAllowAsManyAsTheLimitSays() {
        assertThat(count(0)).isEmpty();
        assertThat(count(1)).isEmpty();
        assertThat(count(2)).isEmpty();

        assertThat(count(2)).contains(Duration.ofSeconds(10));
    }

    /** The timeline that was recorded of the replaced service. */
    @Test
    void shouldBeginAnewAWindowAfterTheLastAllowedRequest() {
        assertThat(count(0)).isEmpty();
        assertThat(count(4)).isEmpty();
        assertThat(count(8)).isEmpty();
        assertThat(count(11)).contains(Duration.ofSeconds(7));
        assertThat(count(16)).contains(Duration.ofSeconds(2));
        assertThat(count(18)).isEmpty();
        assertThat(count(19)).isEmpty();
        assertThat(count(20)).isEmpty();
        assertThat(count(20)).contains(Duration.ofSeconds(10));
    }

    @Test
    void shouldTellTheWaitToTheMillisecond() {
        for (int i = 0; i < 3; i++) {
            count(0);
        }

        assertThat(limits().count(bucket, LIMIT, NOW.plusMillis(9_999))).contains(Duration.ofMillis(1));
        assertThat(limits().count(bucket, LIMIT, NOW.plusMillis(10_000))).isEmpty();
    }

    @Test
    void shouldCountEachBucketByItself() {
        for (int i = 0; i < 4; i++) {
            count(0);
        }

        assertThat(limits().count(bucket + " ", LIMIT, NOW)).isEmpty();
        assertThat(limits().count(bucket.toUpperCase(Locale.ROOT), LIMIT, NOW)).isEmpty();
    }

    @Test
    void shouldTakeBucketsOfAnyLength() {
        String longest = "🦊".repeat(50_000) + bucket;

        assertThat(limits().count(longest, new RateLimit(1, Duration.ofSeconds(1)), NOW))
                .isEmpty();
        assertThat(limits().count(longest, new RateLimit(1, Duration.ofSeconds(1)), NOW))
                .isPresent();
    }

    @Test
    void shouldNotAllowMoreToManyAtOnce() {
        List<Optional<Duration>> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> limits().count(bucket, LIMIT, NOW.plusMillis(i)))
                .toList();

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(3);
    }

    @Test
    void shouldForgetWindowsThatAreOver() {
        Instant longAgo = NOW.minus(Duration.ofDays(4000));
        for (int i = 0; i < 3; i++) {
            limits().count(bucket + i, LIMIT, longAgo);
        }

        assertThat(limits().purge(longAgo.plusSeconds(10), 5)).isZero();
        assertThat(limits().purge(longAgo.plusSeconds(11), 2)).isEqualTo(2);
        assertThat(limits().purge(longAgo.plusSeconds(11), 2)).isEqualTo(1);
    }

    private Optional<Duration> count(int second) {
        return limits().count(bucket, LIMIT, NOW.plusSeconds(second));
    }
}
