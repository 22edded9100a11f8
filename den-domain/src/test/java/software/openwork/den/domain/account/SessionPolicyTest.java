package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;

class SessionPolicyTest {

    private static final Instant START = SettableClock.START;

    static Session session(Instant createdAt, Instant expiresAt) {
        return new Session(
                "0".repeat(32), Users.ada().id(), Secret.of("token"), expiresAt, createdAt, createdAt, "", "");
    }

    private final Session session = session(START, SessionPolicy.expiry(true, START));

    @Test
    void shouldLiveForSevenDays() {
        assertThat(SessionPolicy.expiry(true, START)).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(session.isLive(START.plus(Duration.ofDays(7)).minusMillis(1)))
                .isTrue();
        assertThat(session.isLive(START.plus(Duration.ofDays(7)))).isFalse();
    }

    @Test
    void shouldLiveForADayWhenNotRemembered() {
        assertThat(SessionPolicy.expiry(false, START)).isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldBeRenewedOnceItIsADayOld() {
        Instant due = START.plus(Duration.ofDays(1));

        assertThat(SessionPolicy.renewal(session, due.minusMillis(1))).isEmpty();
        assertThat(SessionPolicy.renewal(session, due)).contains(due.plus(Duration.ofDays(7)));
    }

    @Test
    void shouldNotBeRenewedAgainWithinADay() {
        Instant renewedAt = START.plus(Duration.ofDays(3));
        Session renewed =
                session.prolonged(SessionPolicy.renewal(session, renewedAt).orElseThrow(), renewedAt);

        assertThat(renewed.createdAt()).isEqualTo(START);
        assertThat(renewed.updatedAt()).isEqualTo(renewedAt);
        assertThat(renewed.token()).isEqualTo(session.token());
        assertThat(SessionPolicy.renewal(renewed, renewedAt.plus(Duration.ofHours(23))))
                .isEmpty();
        assertThat(SessionPolicy.renewal(renewed, renewedAt.plus(Duration.ofHours(24))))
                .isPresent();
    }

    @Test
    void shouldBeFreshForADayHoweverOftenItIsRenewed() {
        Session renewed = session.prolonged(START.plus(Duration.ofDays(30)), START.plus(Duration.ofHours(25)));

        assertThat(SessionPolicy.isFresh(renewed, START.plus(Duration.ofDays(1)).minusMillis(1)))
                .isTrue();
        assertThat(SessionPolicy.isFresh(renewed, START.plus(Duration.ofDays(1))))
                .isFalse();
    }

    /** However somebody comes back, a session lives for seven days from the last renewal and for six at least. */
    @Property(tries = 200)
    void shouldSlide(
            @ForAll @LongRange(max = 600_000_000) long first, @ForAll @LongRange(max = 600_000_000) long then) {
        Session now = visit(session, START.plusMillis(first));
        Session later = visit(now, START.plusMillis(first).plusMillis(then % 500_000_000));

        assertThat(later.expiresAt()).isAfterOrEqualTo(now.expiresAt());
        Duration left = Duration.between(START.plusMillis(first).plusMillis(then % 500_000_000), later.expiresAt());
        assertThat(left).isGreaterThan(Duration.ofDays(6)).isLessThanOrEqualTo(Duration.ofDays(7));
    }

    private static Session visit(Session session, Instant now) {
        assertThat(session.isLive(now)).isTrue();
        return SessionPolicy.renewal(session, now)
                .map(end -> session.prolonged(end, now))
                .orElse(session);
    }
}
