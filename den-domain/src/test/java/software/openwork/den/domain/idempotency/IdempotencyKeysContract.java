package software.openwork.den.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.UserId;

/** What every {@link IdempotencyKeys} promises. Tests share one store and use keys of their own. */
public abstract class IdempotencyKeysContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final Duration HELD = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final UserId ADA = new UserId("ada");

    private final KeyedRequest request =
            new KeyedRequest(ADA, "POST /v1/workers", UUID.randomUUID().toString(), "name=x");

    protected abstract IdempotencyKeys keys();

    private IdempotencyKeys.Claim claim(KeyedRequest wanted, String holder, Instant now) {
        return keys().claim(wanted, holder, now, now.plus(HELD), now.minus(KEPT));
    }

    private KeyedRequest with(String content) {
        return new KeyedRequest(request.user(), request.route(), request.key(), content);
    }

    @Test
    void shouldRememberWhatCameOfARequest() {
        assertThat(claim(request, "a", NOW)).isEqualTo(new IdempotencyKeys.Claimed());
        assertThat(keys().complete(request, "a", "worker-1")).isTrue();

        assertThat(claim(request, "b", NOW)).isEqualTo(new IdempotencyKeys.Completed("worker-1"));
        assertThat(claim(request, "c", NOW.plus(KEPT))).isEqualTo(new IdempotencyKeys.Completed("worker-1"));
        assertThat(keys().complete(request, "a", "worker-2")).isFalse();
        assertThat(keys().complete(request, "b", "worker-2")).isFalse();
    }

    @Test
    void shouldForgetAfterAWhile() {
        claim(request, "a", NOW);
        keys().complete(request, "a", "worker-1");

        assertThat(claim(with("name=y"), "b", NOW.plus(KEPT).plusMillis(1))).isEqualTo(new IdempotencyKeys.Claimed());
        assertThat(keys().complete(with("name=y"), "b", "worker-2")).isTrue();
    }

    @Test
    void shouldRefuseOtherContent() {
        claim(request, "a", NOW);

        assertThat(claim(with("name=y"), "b", NOW)).isEqualTo(new IdempotencyKeys.Reused());
        keys().complete(request, "a", "worker-1");
        assertThat(claim(with("name=X"), "b", NOW)).isEqualTo(new IdempotencyKeys.Reused());
        assertThat(claim(with("name=x "), "b", NOW)).isEqualTo(new IdempotencyKeys.Reused());
    }

    @Test
    void shouldKeepUsersRoutesAndKeysApart() {
        claim(request, "a", NOW);

        assertThat(List.of(
                        new KeyedRequest(new UserId("ADA"), request.route(), request.key(), request.content()),
                        new KeyedRequest(ADA, "POST /v1/other", request.key(), request.content()),
                        new KeyedRequest(ADA, request.route(), request.key() + " ", request.content()),
                        new KeyedRequest(
                                ADA, request.route(), "K" + request.key().toUpperCase(Locale.ROOT), "name=x"),
                        new KeyedRequest(
                                ADA, request.route(), "k" + request.key().toUpperCase(Locale.ROOT), "name=x")))
                .allSatisfy(other -> assertThat(claim(other, "b", NOW)).isEqualTo(new IdempotencyKeys.Claimed()));
    }

    @Test
    void shouldRespectAClaimForItsTime() {
        claim(request, "a", NOW);

        assertThat(claim(request, "b", NOW.plusSeconds(29))).isEqualTo(new IdempotencyKeys.Running(NOW.plus(HELD)));
        assertThat(claim(request, "b", NOW.plusSeconds(30))).isEqualTo(new IdempotencyKeys.Claimed());
        assertThat(keys().complete(request, "a", "worker-1")).isFalse();
        assertThat(keys().complete(request, "b", "worker-2")).isTrue();
        assertThat(claim(request, "c", NOW.plusSeconds(31))).isEqualTo(new IdempotencyKeys.Completed("worker-2"));
    }

    @Test
    void shouldLetAReleasedKeyBeUsedAgain() {
        claim(request, "a", NOW);
        keys().release(request, "b");
        assertThat(claim(request, "b", NOW)).isInstanceOf(IdempotencyKeys.Running.class);

        keys().release(request, "a");
        keys().release(request, "a");

        assertThat(claim(with("name=y"), "b", NOW)).isEqualTo(new IdempotencyKeys.Claimed());
        keys().complete(with("name=y"), "b", "worker-1");
        keys().release(with("name=y"), "b");
        assertThat(claim(with("name=y"), "c", NOW)).isEqualTo(new IdempotencyKeys.Completed("worker-1"));
    }

    @Test
    void shouldLetOneOfManyAtOnceHaveIt() {
        List<IdempotencyKeys.Claim> claims = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> claim(request, "holder-" + i, NOW))
                .toList();

        assertThat(claims).filteredOn(IdempotencyKeys.Claimed.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(IdempotencyKeys.Running.class::isInstance).hasSize(19);
    }

    @Test
    void shouldTakeContentOfAnyLength() {
        String longest = "🦊\0\n".repeat(50_000);

        assertThat(claim(with(longest), "a", NOW)).isEqualTo(new IdempotencyKeys.Claimed());
        assertThat(claim(with(longest + "!"), "b", NOW)).isEqualTo(new IdempotencyKeys.Reused());
    }

    @Test
    void shouldPurgeWhatIsOld() {
        Instant longAgo = NOW.minus(Duration.ofDays(4000));
        for (int i = 0; i < 3; i++) {
            claim(new KeyedRequest(ADA, request.route(), request.key() + i, ""), "a", longAgo);
        }

        assertThat(keys().purge(longAgo, 5)).isZero();
        assertThat(keys().purge(longAgo.plusMillis(1), 2)).isEqualTo(2);
        assertThat(keys().purge(longAgo.plusMillis(1), 2)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "~", "0b2f7f2c-7a57-4c5f-b2c8-6b1f1f6f2f3a", "a b"})
    void shouldTakePrintableKeys(String key) {
        assertThat(KeyedRequest.isKey(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\t", "ä", "a\u007f", "line\n", "🦊"})
    void shouldRefuseOtherKeys(String key) {
        assertThat(KeyedRequest.isKey(key)).isFalse();
        assertThat(KeyedRequest.isKey("k".repeat(255))).isTrue();
        assertThat(KeyedRequest.isKey("k".repeat(256))).isFalse();
    }
}
