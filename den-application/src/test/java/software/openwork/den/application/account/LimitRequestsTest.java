package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.InMemoryRateLimits;
import software.openwork.den.domain.account.RateLimit;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.RequestKind;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.time.SettableClock;

class LimitRequestsTest {

    private static final String ROUTE = "/api/auth/sign-in/email";

    private final SettableClock clock = new SettableClock();
    private final InMemoryRateLimits store = new InMemoryRateLimits(new InMemoryDatabase());
    private final LimitRequests one = new LimitRequests(store, clock);
    private final LimitRequests two = new LimitRequests(store, clock);

    @Test
    void shouldCountAllInstancesTogether() {
        assertThat(from(one, "a")).isEmpty();
        assertThat(from(two, "a")).isEmpty();
        assertThat(from(one, "a")).isEmpty();

        assertThat(from(two, "a")).contains(Duration.ofSeconds(10));
        assertThat(from(one, "a")).contains(Duration.ofSeconds(10));
        assertThat(from(two, "b")).isEmpty();
    }

    @Test
    void shouldCountAnAccountFromAllAddresses() {
        for (int i = 0; i < 20; i++) {
            assertThat(one.forAccount(RequestKind.CREDENTIALS, ROUTE, "Ada@example.com"))
                    .isEmpty();
        }

        assertThat(two.forAccount(RequestKind.CREDENTIALS, ROUTE, "ada@EXAMPLE.com"))
                .contains(Duration.ofSeconds(10));
        assertThat(two.forAccount(RequestKind.CREDENTIALS, ROUTE, "bob@example.com"))
                .isEmpty();
    }

    @Test
    void shouldAskTheStoreNoMoreUntilTheNextOneIsAllowed() {
        AtomicInteger asked = new AtomicInteger();
        RateLimits counting = new RateLimits() {
            @Override
            public Optional<Duration> count(String bucket, RateLimit limit, Instant now) {
                asked.incrementAndGet();
                return store.count(bucket, limit, now);
            }

            @Override
            public int purge(Instant before, int most) {
                return store.purge(before, most);
            }
        };
        LimitRequests limits = new LimitRequests(counting, clock);
        for (int i = 0; i < 100; i++) {
            from(limits, "a");
        }
        assertThat(asked).hasValue(4);

        clock.advance(Duration.ofMillis(9_999));
        assertThat(from(limits, "a")).contains(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(from(limits, "a")).isEmpty();
    }

    @Test
    void shouldAllowEverythingWithoutLimits() {
        LimitRequests none = new LimitRequests(null, clock);

        for (int i = 0; i < 200; i++) {
            assertThat(from(none, "a")).isEmpty();
            assertThat(none.forAccount(RequestKind.MAIL, ROUTE, "a@b.co")).isEmpty();
        }
    }

    private static Optional<Duration> from(LimitRequests limits, String address) {
        return limits.fromAddress(RequestKind.CREDENTIALS, ROUTE, address);
    }
}
