package software.openwork.den.vendor;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor says about its limits: {@code Retry-After} in seconds or as a date, and {@code Ratelimit-*} with the
 * seconds that are left, as Render sends them with every answer. A bucket that is used up is remembered until then.
 */
final class Limits {

    /** For a 429 that does not say how long. */
    private static final Duration UNSAID = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MANY = 1_000;

    private final InstantSource clock;
    private final Map<String, Instant> closed = new ConcurrentHashMap<>();

    Limits(InstantSource clock) {
        this.clock = clock;
    }

    /** How long nothing of that bucket is to be sent. */
    Optional<Duration> closed(String bucket) {
        Instant until = closed.get(bucket);
        Duration left = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
        return Optional.of(left).filter(Duration::isPositive);
    }

    /** Takes note of a 429. */
    Duration refused(String bucket, HttpHeaders headers) {
        Duration said = Optional.ofNullable(retryAfter(headers))
                .or(() -> Optional.ofNullable(quota(headers)).map(VendorReply.Quota::reset))
                .filter(Duration::isPositive)
                .orElse(UNSAID);
        Duration pause = said.compareTo(LONGEST) > 0 ? LONGEST : said;
        close(bucket, pause);
        return pause;
    }

    /** Takes note of what is left after an answer. */
    VendorReply.@Nullable Quota answered(String bucket, HttpHeaders headers) {
        VendorReply.Quota quota = quota(headers);
        if (quota != null && quota.remaining() == 0 && quota.reset().isPositive()) {
            close(bucket, quota.reset().compareTo(LONGEST) > 0 ? LONGEST : quota.reset());
        }
        return quota;
    }

    @Nullable
    Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("retry-after").flatMap(this::pause).orElse(null);
    }

    private Optional<Duration> pause(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return date(text).map(at -> Duration.between(clock.instant(), at)).filter(Duration::isPositive);
    }

    /** A date as HTTP has it. */
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static VendorReply.@Nullable Quota quota(HttpHeaders headers) {
        Optional<Integer> limit = number(headers, "ratelimit-limit");
        Optional<Integer> remaining = number(headers, "ratelimit-remaining");
        Optional<Integer> reset = number(headers, "ratelimit-reset");
        return limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()
                ? null
                : new VendorReply.Quota(limit.get(), remaining.get(), Duration.ofSeconds(reset.get()));
    }

    private static Optional<Integer> number(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    private void close(String bucket, Duration pause) {
        Instant now = clock.instant();
        if (closed.size() >= MANY) {
            closed.values().removeIf(until -> !until.isAfter(now));
        }
        closed.put(bucket, now.plus(pause));
    }
}
