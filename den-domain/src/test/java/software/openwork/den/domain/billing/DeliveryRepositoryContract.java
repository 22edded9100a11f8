package software.openwork.den.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryRepository} promises. Tests share one store and use events of their own. */
public abstract class DeliveryRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final BillingEvent event = event(UUID.randomUUID().toString());

    protected abstract DeliveryRepository deliveries();

    private static BillingEvent event(String id) {
        return new BillingEvent(id, "order.paid", "customer", "user", "ada@example.com");
    }

    @Test
    void shouldTakeAnEventOnce() {
        assertThat(deliveries().find(event.id())).isEmpty();

        assertThat(deliveries().insert(event, NOW)).isTrue();
        assertThat(deliveries().insert(event, NOW.plusSeconds(1))).isFalse();

        assertThat(deliveries().find(event.id())).contains(new DeliveryRepository.Pending(event, NOW));
    }

    @Test
    void shouldTakeAnEventOnceOfManyAtOnce() {
        List<Boolean> taken = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> deliveries().insert(event, NOW))
                .toList();

        assertThat(taken).containsOnlyOnce(true);
    }

    @Test
    void shouldKnowThatAnEventWasDealtWith() {
        deliveries().insert(event, NOW);

        deliveries().finish(event.id(), NOW.plusSeconds(1));
        deliveries().finish(event.id(), NOW.plusSeconds(2));

        assertThat(deliveries().find(event.id())).isEmpty();
        assertThat(deliveries().insert(event, NOW.plusSeconds(3))).isFalse();
    }

    @Test
    void shouldTakeEventsThatNameNobodyAndThoseThatNameAtLength() {
        BillingEvent nobody = new BillingEvent(event.id() + "-n", "x.y", null, null, null);
        BillingEvent longest = new BillingEvent(event.id() + "-l", "x.y", null, "x".repeat(4000), null);

        assertThat(deliveries().insert(nobody, NOW)).isTrue();
        assertThat(deliveries().insert(longest, NOW)).isTrue();

        assertThat(deliveries().find(nobody.id()).orElseThrow().event()).isEqualTo(nobody);
        assertThat(deliveries().find(longest.id())).isPresent();
    }

    @Test
    void shouldForgetWhatIsLongPast() {
        Instant longAgo = NOW.minus(Duration.ofDays(4000));
        for (int i = 0; i < 3; i++) {
            deliveries().insert(event(event.id() + i), longAgo);
        }
        deliveries().insert(event, longAgo.plusSeconds(1));

        assertThat(deliveries().purge(longAgo.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(deliveries().purge(longAgo.plusSeconds(1), 2)).isEqualTo(1);

        assertThat(deliveries().find(event.id())).isPresent();
        assertThat(deliveries().purge(longAgo.plusSeconds(2), 2)).isEqualTo(1);
    }
}
