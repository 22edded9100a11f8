package software.openwork.den.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.openwork.den.domain.account.UserId;

/** What every {@link EntitlementCache} promises. Tests share one store and use users of their own. */
public abstract class EntitlementCacheContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final UserId user = new UserId(UUID.randomUUID().toString());
    private final String customer = UUID.randomUUID().toString();

    protected abstract EntitlementCache cache();

    private RememberedAnswer allowed(Instant at) {
        return new RememberedAnswer(
                new Entitlement.Allowed(PlanRule.EMAIL, customer, true), "ben_1", at, at.plusSeconds(300));
    }

    private static RememberedAnswer refused(Instant at, Entitlement.Reason reason) {
        return new RememberedAnswer(new Entitlement.PaymentRequired(reason, null), "ben_1", at, at.plusSeconds(15));
    }

    @Test
    void shouldKnowNothingAtFirst() {
        cache().drop(user);

        assertThat(cache().find(user)).isEmpty();
    }

    @Test
    void shouldKeepAYesInEveryForm() {
        for (PlanRule rule : PlanRule.values()) {
            for (boolean linkable : new boolean[] {true, false}) {
                RememberedAnswer answer = new RememberedAnswer(
                        new Entitlement.Allowed(rule, customer, linkable), "ben_1", NOW, NOW.plusSeconds(300));
                cache().put(user, answer);

                assertThat(cache().find(user)).contains(answer);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepANoForEveryReason(Entitlement.Reason reason) {
        cache().put(user, refused(NOW, reason));

        assertThat(cache().find(user)).contains(refused(NOW, reason));
    }

    @Test
    void shouldKnowUsersApart() {
        cache().put(user, allowed(NOW));

        assertThat(cache().find(new UserId(user.value().toUpperCase(Locale.ROOT) + "x")))
                .isEmpty();
    }

    @Test
    void shouldKeepTheLaterQuestionWhateverComesLast() {
        Instant later = NOW.plusMillis(1);
        cache().put(user, refused(later, Entitlement.Reason.NO_BENEFIT));

        cache().put(user, allowed(NOW));
        assertThat(cache().find(user)).contains(refused(later, Entitlement.Reason.NO_BENEFIT));

        cache().put(user, allowed(later));
        assertThat(cache().find(user)).contains(allowed(later));
    }

    @Test
    void shouldMakeStaleAndRemember() {
        cache().put(user, allowed(NOW));

        cache().drop(user);
        cache().drop(user);

        RememberedAnswer stale = cache().find(user).orElseThrow();
        assertThat(stale.isFresh(NOW)).isFalse();
        assertThat(stale.answer()).isEqualTo(allowed(NOW).answer());
        assertThat(stale.grace(Duration.ofHours(1), NOW)).contains(NOW.plus(Duration.ofHours(1)));
        cache().put(user, allowed(NOW));
        assertThat(cache().find(user)).contains(allowed(NOW));
    }

    @Test
    void shouldFindTheUsersOfACustomer() {
        UserId other = new UserId(UUID.randomUUID().toString());
        cache().put(user, allowed(NOW));
        cache().put(other, refused(NOW, Entitlement.Reason.NO_CUSTOMER));

        assertThat(cache().usersOf(customer)).containsExactly(user);
        assertThat(cache().usersOf("x".repeat(5000))).isEmpty();
    }
}
