package software.openwork.den.application.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.BillingEvent;
import software.openwork.den.domain.billing.BillingEvents;

/** What happens when the vendor tells something. */
class BillingEventsTest {

    private final PaidWorld paid = PaidWorld.without(0);
    private final User ada = paid.user("ada@example.com");
    private BillingEvents.Reading reading = new BillingEvents.Forged();
    private final ReceiveBillingEvent receive = new ReceiveBillingEvent(
            delivery -> reading, paid.deliveries, paid.cache, paid.jobs, paid.world.transactions, paid.world.clock);

    private ReceiveBillingEvent.Result tell(
            String id, @Nullable String customer, @Nullable String external, @Nullable String email) {
        reading = new BillingEvents.Genuine(new BillingEvent(id, "subscription.updated", customer, external, email));
        return receive.handle(new BillingEvents.Delivery(id, "1", "v1,x", "{}"));
    }

    private void runJobs() {
        paid.jobs.runDue(paid.refresh);
    }

    @Test
    void shouldLetThemInAtOnceWhoHaveJustPaid() {
        paid.launch(ada);
        paid.vendor.given("a@b.example", ada.id().value(), true);
        assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.PaymentRequired.class);

        tell("e1", null, ada.id().value(), null);

        assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);
    }

    @Test
    void shouldAskAnewAboutWhoLostTheBenefit() {
        String customer = paid.vendor.given("a@b.example", ada.id().value(), true);
        paid.launch(ada);
        paid.vendor.revoke(customer);

        tell("e1", customer, null, null);
        runJobs();

        assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.PaymentRequired.class);
        assertThat(paid.vendor.calls("stateOfUser")).isEqualTo(2);
        assertThat(paid.deliveries.find("e1")).isEmpty();
        assertThat(paid.jobs.scheduled("e1")).isEmpty();
    }

    @Test
    void shouldFindThePersonByAddressOrByTheCustomer() {
        String customer = paid.vendor.given("ada@example.com", null, false);
        tell("e1", null, null, "ada@example.com");
        runJobs();
        assertThat(paid.cache.find(ada.id())).isPresent();
        PaidWorld other = paid;
        long asked = other.vendor.calls("customersWith");

        tell("e2", customer, null, null);
        runJobs();

        assertThat(other.vendor.calls("customersWith")).isEqualTo(asked + 1);
    }

    @Test
    void shouldAskWhoACustomerIsThatNobodyKnows() {
        String customer = paid.vendor.given("ada@example.com", null, true);

        tell("e1", customer, null, null);
        runJobs();

        assertThat(paid.cache.find(ada.id())).isPresent();
    }

    @Test
    void shouldTakeAnEventOnce() {
        assertThat(tell("e1", "c", null, null)).isEqualTo(ReceiveBillingEvent.Result.ACCEPTED);
        runJobs();
        int calls = paid.vendor.calls().size();

        assertThat(tell("e1", "c", null, null)).isEqualTo(ReceiveBillingEvent.Result.ACCEPTED);
        runJobs();

        assertThat(paid.vendor.calls()).hasSize(calls);
    }

    @Test
    void shouldTryAgainWhileTheVendorIsAwayAndGiveUpAfterADay() {
        paid.vendor.given("a@b.example", ada.id().value(), true);
        paid.vendor.goDown(Duration.ofSeconds(7));
        tell("e1", null, ada.id().value(), null);

        runJobs();
        assertThat(paid.jobs.scheduled("e1"))
                .contains(paid.world.clock.instant().plusSeconds(7));

        paid.vendor.comeBack();
        paid.world.clock.advance(Duration.ofSeconds(7));
        runJobs();
        assertThat(paid.jobs.scheduled("e1")).isEmpty();
        assertThat(paid.cache.find(ada.id())).isPresent();

        paid.vendor.goDown(null);
        tell("e2", null, ada.id().value(), null);
        paid.world.clock.advance(Duration.ofDays(1));
        runJobs();
        assertThat(paid.jobs.scheduled("e2")).isEmpty();
    }

    @Test
    void shouldTryAgainWhileOnlyGraceCounts() {
        paid.vendor.given("a@b.example", ada.id().value(), true);
        paid.launch(ada);
        paid.vendor.goDown(null);

        tell("e1", null, ada.id().value(), null);
        runJobs();

        assertThat(paid.jobs.scheduled("e1")).isPresent();
        assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);
    }

    @Test
    void shouldAcceptWhatConcernsNobody() {
        assertThat(tell("e1", null, null, null)).isEqualTo(ReceiveBillingEvent.Result.ACCEPTED);
        tell("e2", null, "nobody-here", "nobody@example.com");
        runJobs();

        assertThat(paid.jobs.scheduled("e1")).isEmpty();
        assertThat(paid.jobs.scheduled("e2")).isEmpty();
        assertThat(paid.vendor.calls()).isEmpty();
    }

    @Test
    void shouldNoteNothingThatIsForged() {
        for (BillingEvents.Reading odd : new BillingEvents.Reading[] {
            new BillingEvents.Forged(), new BillingEvents.OutOfTime(), new BillingEvents.Unreadable()
        }) {
            reading = odd;
            assertThat(receive.handle(new BillingEvents.Delivery("e9", "1", "v1,x", "{}")))
                    .isNotEqualTo(ReceiveBillingEvent.Result.ACCEPTED);
        }
        assertThat(paid.deliveries.find("e9")).isEmpty();
    }

    @Test
    void shouldForgetOldEvents() {
        tell("e1", "c", null, null);
        paid.world.clock.advance(Duration.ofDays(30).plusMillis(1));

        new PurgeDeliveries(paid.deliveries, Duration.ofDays(30), paid.world.clock).handle();

        assertThat(paid.deliveries.find("e1")).isEmpty();
    }
}
