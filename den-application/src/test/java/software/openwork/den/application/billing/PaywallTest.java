package software.openwork.den.application.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.EmailMatch;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/** Who may launch behind a paywall, and what the vendor is asked for it. */
class PaywallTest {

    private final PaidWorld paid = PaidWorld.without(0);
    private final User ada = paid.user("ada@example.com");

    private static <T> List<T> together(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void shouldAskForMoneyAndSayWhere() {
        CreateWorker.Result result = paid.launch(ada);

        assertThat(result).isInstanceOfSatisfying(CreateWorker.PaymentRequired.class, refused -> {
            assertThat(refused.offer().checkoutUrl()).hasHost("pay.example");
            assertThat(refused.offer().productId()).isEqualTo(PaidWorld.PRODUCT);
            assertThat(refused.offer().benefitId()).isEqualTo(PaidWorld.BENEFIT);
            assertThat(refused.offer().hasAllowance()).isFalse();
        });
        assertThat(paid.world.workers.countCloud(ada.id()).all()).isZero();
    }

    @Test
    void shouldLetSomebodyLaunchWhoHasTheBenefit() {
        paid.vendor.given("elsewhere@example.com", ada.id().value(), true);

        assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);
        assertThat(paid.vendor.calls()).containsExactly("stateOfUser");
    }

    @Test
    void shouldNeverChargeForALocalWorker() {
        var command = new CreateWorker.Command(ada, Optional.empty(), Workers.localSpec(), World.CALLER);

        assertThat(paid.createWorker.handle(command)).isInstanceOf(CreateWorker.Created.class);
        assertThat(paid.vendor.calls()).isEmpty();
    }

    @Nested
    class Remembering {

        @Test
        void shouldAskOnceInFiveMinutesAboutWhoMay() {
            paid.vendor.given("a@b.example", ada.id().value(), true);
            paid.launch(ada);
            paid.world.clock.advance(Duration.ofMinutes(5).minusMillis(1));
            paid.launch(ada);
            assertThat(paid.vendor.calls("stateOfUser")).isEqualTo(1);

            paid.world.clock.advance(Duration.ofMillis(1));
            paid.launch(ada);

            assertThat(paid.vendor.calls("stateOfUser")).isEqualTo(2);
        }

        @Test
        void shouldAskAgainSoonAboutWhoMayNot() {
            paid.launch(ada);
            paid.launch(ada);
            assertThat(paid.vendor.calls("stateOfUser")).isEqualTo(1);
            paid.vendor.given("a@b.example", ada.id().value(), true);

            paid.world.clock.advance(Duration.ofSeconds(15));

            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);
        }

        @Test
        void shouldSendPeopleToTheCheckoutThatIsOpen() {
            paid.vendor.checkoutsEnd(paid.world.clock.instant().plus(Duration.ofHours(1)));
            CreateWorker.Result first = paid.launch(ada);

            paid.world.clock.advance(Duration.ofMinutes(54));
            assertThat(paid.launch(ada)).isEqualTo(first);
            assertThat(paid.vendor.calls("openCheckout")).isEqualTo(1);

            paid.world.clock.advance(Duration.ofMinutes(1));
            assertThat(paid.launch(ada)).isNotEqualTo(first);
        }

        @Test
        void shouldNotSendPeopleToACheckoutThatWasUsed() {
            CreateWorker.Result first = paid.launch(ada);
            String customer = paid.vendor.given("a@b.example", ada.id().value(), true);
            paid.world.clock.advance(Duration.ofSeconds(15));
            paid.launch(ada);
            paid.vendor.revoke(customer);
            paid.world.clock.advance(Duration.ofMinutes(5));

            assertThat(paid.launch(ada))
                    .isInstanceOf(CreateWorker.PaymentRequired.class)
                    .isNotEqualTo(first);
        }
    }

    @Nested
    class Allowance {

        private final PaidWorld paid = PaidWorld.without(1);
        private final User ada = paid.user("ada@example.com");

        @Test
        void shouldAcceptOneOfTwoHundredForOneFreePlace() throws Exception {
            List<CreateWorker.Result> results = together(200, () -> paid.launch(ada));

            assertThat(results)
                    .filteredOn(CreateWorker.Created.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(CreateWorker.PaymentRequired.class::isInstance)
                    .hasSize(199);
            assertThat(paid.vendor.calls("openCheckout")).isEqualTo(1);
            assertThat(paid.vendor.calls("stateOfUser")).isEqualTo(1);
        }

        @Test
        void shouldAskNobodyAboutAFreePlace() {
            paid.vendor.goDown(null);

            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);
            assertThat(paid.vendor.calls()).isEmpty();
            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.BillingUnavailable.class);
        }

        @Test
        void shouldNotCountAFailedWorkerUntilItIsRetried() {
            Worker failed = ((CreateWorker.Created) paid.launch(ada)).worker();
            fail(failed);
            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);

            assertThat(retry(failed))
                    .isInstanceOfSatisfying(
                            RetryLaunch.PaymentRequired.class,
                            refused ->
                                    assertThat(refused.offer().hasAllowance()).isTrue());

            paid.vendor.given("a@b.example", ada.id().value(), true);
            paid.world.clock.advance(Duration.ofSeconds(15));
            assertThat(retry(failed)).isInstanceOf(RetryLaunch.Retried.class);
        }

        private RetryLaunch.Result retry(Worker worker) {
            return paid.retryLaunch.handle(World.scope(ada), worker.id().value(), World.CALLER);
        }

        private void fail(Worker worker) {
            paid.world.host.always(
                    FakeWorkerHost.Operation.CREATE, new FakeWorkerHost.Fault.Rejected(FailureCode.HOST_REJECTED));
            paid.world.settle();
            paid.world.host.heal();
            assertThat(paid.world
                            .workers
                            .find(worker.id())
                            .orElseThrow()
                            .worker()
                            .status())
                    .isEqualTo(WorkerStatus.FAILED);
        }
    }

    @Nested
    class ByAddress {

        @Test
        void shouldLetThemLaunchAndLinkNothingWithoutProof() {
            String customer = paid.vendor.given("ADA@example.com", null, true);

            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);

            assertThat(paid.vendor.externalId(customer)).isEmpty();
            assertThat(paid.vendor.calls()).doesNotContain("link");
        }

        @Test
        void shouldLinkForWhoHasProvedToOwnTheAddress() {
            String customer = paid.vendor.given("ada@example.com", null, true);
            User verified = paid.verified(ada);

            paid.launch(verified);
            paid.launch(verified);

            assertThat(paid.vendor.externalId(customer)).contains(ada.id().value());
            assertThat(paid.vendor.calls("link")).isEqualTo(1);
            assertThat(paid.world.audit.recorded()).anySatisfy(entry -> {
                assertThat(entry.action()).isEqualTo("billing.link");
                assertThat(entry.actor()).isEqualTo(ada.id());
                assertThat(entry.target()).isEqualTo(customer);
            });
        }

        @Test
        void shouldLaunchAllTheSameWhenLinkingIsRefused() {
            paid.vendor.given("ada@example.com", null, true);
            paid.vendor.refuse("link");

            assertThat(paid.launch(paid.verified(ada))).isInstanceOf(CreateWorker.Created.class);
            assertThat(paid.world.audit.recorded())
                    .noneSatisfy(entry -> assertThat(entry.action()).isEqualTo("billing.link"));
        }

        @Test
        void shouldNotTakeAPlanOfSomebodyElse() {
            paid.vendor.given("ada@example.com", "somebody-else", true);

            assertThat(paid.launch(paid.verified(ada))).isInstanceOf(CreateWorker.PaymentRequired.class);
        }

        @Test
        void shouldNotLookWhereAddressesDoNotCount() {
            PaidWorld strict = new PaidWorld(0, EmailMatch.VERIFIED);
            User bob = strict.user("bob@example.com");
            strict.vendor.given("bob@example.com", null, true);

            assertThat(strict.launch(bob)).isInstanceOf(CreateWorker.PaymentRequired.class);
            assertThat(strict.vendor.calls()).doesNotContain("customersWith");
            strict.world.clock.advance(Duration.ofSeconds(15));
            assertThat(strict.launch(strict.verified(bob))).isInstanceOf(CreateWorker.Created.class);
        }
    }

    @Nested
    class WithoutTheVendor {

        @Test
        void shouldKnowNothingAboutWhoNeverAsked() {
            paid.vendor.goDown(Duration.ofSeconds(42));

            assertThat(paid.launch(ada)).isEqualTo(new CreateWorker.BillingUnavailable(Duration.ofSeconds(42)));
            assertThat(paid.world.workers.countCloud(ada.id()).all()).isZero();
        }

        @Test
        void shouldGiveGraceToWhoWasEntitledAndNoLonger() {
            paid.vendor.given("a@b.example", ada.id().value(), true);
            paid.launch(ada);
            paid.vendor.goDown(null);

            paid.world.clock.advance(PaidWorld.GRACE.minusMillis(1));
            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.Created.class);

            paid.world.clock.advance(Duration.ofMillis(1));
            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.BillingUnavailable.class);
        }

        @Test
        void shouldGiveNoGraceToWhoWasRefusedSince() {
            String customer = paid.vendor.given("a@b.example", ada.id().value(), true);
            paid.launch(ada);
            paid.vendor.revoke(customer);
            paid.world.clock.advance(Duration.ofMinutes(5));
            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.PaymentRequired.class);

            paid.vendor.goDown(null);
            paid.world.clock.advance(Duration.ofSeconds(15));

            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.BillingUnavailable.class);
        }

        @Test
        void shouldRefuseNobodyWithoutAPlaceToPay() {
            paid.vendor.refuse("openCheckout");

            assertThat(paid.launch(ada)).isInstanceOf(CreateWorker.BillingUnavailable.class);
        }
    }
}
