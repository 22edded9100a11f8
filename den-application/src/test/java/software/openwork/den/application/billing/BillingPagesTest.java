package software.openwork.den.application.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.FakeSubscriptions;
import software.openwork.den.domain.billing.Invoice;

/** What people are told about paying. */
class BillingPagesTest {

    private static final ShowBilling.Wish CHECKOUT = new ShowBilling.Wish(true, true, true);

    private final PaidWorld paid = PaidWorld.without(0);
    private final User ada = paid.user("ada@example.com");

    private Billing shown(User user, ShowBilling.Wish wish) {
        return ((ShowBilling.Shown) paid.show.handle(user, wish)).billing();
    }

    private ExplainBilling.Explanation explained() {
        return (ExplainBilling.Explanation) paid.explain.handle(ada);
    }

    @Nested
    class Shown {

        @Test
        void shouldTellWhoHasAPlan() {
            paid.vendor.given("a@b.example", ada.id().value(), true);

            Billing billing = shown(ada, CHECKOUT);

            assertThat(billing.hasActivePlan()).isTrue();
            assertThat(billing.checkoutRequired()).isFalse();
            assertThat(billing.checkoutUrl()).isNull();
            assertThat(billing.portalUrl()).isNotNull();
            assertThat(billing.price()).isEqualTo(FakeSubscriptions.PRICE);
            assertThat(billing.subscription()).isNotNull();
            assertThat(billing.invoices()).extracting(Invoice::invoiceNumber).containsExactly("INV-1");
            assertThat(paid.vendor.calls()).doesNotContain("link", "openCheckout");
        }

        @Test
        void shouldShowWhereToPayOnlyWhenWanted() {
            assertThat(shown(ada, ShowBilling.Wish.USUAL).checkoutUrl()).isNull();
            assertThat(shown(ada, CHECKOUT).checkoutUrl()).isNotNull();
            assertThat(shown(ada, CHECKOUT).checkoutRequired()).isTrue();
        }

        @Test
        void shouldAskForNothingThatIsNotWanted() {
            shown(ada, new ShowBilling.Wish(false, false, false));

            assertThat(paid.vendor.calls()).doesNotContain("portal", "invoices", "openCheckout");
        }

        @Test
        void shouldShowNothingOfACustomerWhoseAddressIsNotProved() {
            paid.vendor.given("ada@example.com", null, true);

            Billing billing = shown(ada, CHECKOUT);

            assertThat(billing.hasActivePlan()).isTrue();
            assertThat(billing.portalUrl()).isNull();
            assertThat(billing.subscription()).isNull();
            assertThat(billing.invoices()).isEmpty();
        }

        @Test
        void shouldShowACustomerWhoseAddressIsProvedAndLinkNothing() {
            String customer = paid.vendor.given("ada@example.com", null, true);

            Billing billing = shown(paid.verified(ada), CHECKOUT);

            assertThat(billing.portalUrl()).isNotNull();
            assertThat(billing.subscription()).isNotNull();
            assertThat(paid.vendor.externalId(customer)).isEmpty();
        }

        @Test
        void shouldShowTheLastSubscriptionOfWhoHadOne() {
            paid.vendor.revoke(paid.vendor.given("a@b.example", ada.id().value(), true));

            Billing billing = shown(ada, ShowBilling.Wish.USUAL);

            assertThat(billing.hasActivePlan()).isFalse();
            assertThat(billing.subscription()).isNotNull().extracting("status").isEqualTo("canceled");
        }

        @Test
        void shouldShowTheRestWhenPartsFail() {
            paid.vendor.given("a@b.example", ada.id().value(), true);
            for (String part : new String[] {"portal", "invoices", "activeSubscription"}) {
                paid.vendor.refuse(part);

                assertThat(shown(ada, CHECKOUT).hasActivePlan()).as(part).isTrue();
            }
            paid.vendor.refuse("price");
            assertThat(shown(ada, CHECKOUT).price()).isEqualTo(FakeSubscriptions.PRICE);
        }

        @Test
        void shouldNotGuessWhoMayLaunch() {
            paid.vendor.goDown(Duration.ofSeconds(9));

            assertThat(paid.show.handle(ada, CHECKOUT)).isEqualTo(new ShowBilling.Unavailable(Duration.ofSeconds(9)));
        }
    }

    @Nested
    class Changed {

        @Test
        void shouldCancelAndResumeOnce() {
            paid.vendor.given("a@b.example", ada.id().value(), true);

            for (boolean cancels : new boolean[] {true, true, false, false}) {
                assertThat(paid.change.handle(ada, cancels, World.CALLER))
                        .isInstanceOfSatisfying(
                                ChangeSubscription.Changed.class,
                                changed -> assertThat(changed.subscription())
                                        .isNotNull()
                                        .extracting("cancelAtPeriodEnd")
                                        .isEqualTo(cancels));
            }

            assertThat(paid.vendor.calls("cancelAtPeriodEnd")).isEqualTo(2);
            assertThat(paid.world.audit.recorded())
                    .extracting(entry -> entry.action())
                    .containsSubsequence("billing.cancel", "billing.resume");
        }

        @Test
        void shouldChangeNothingForWhoHasNothing() {
            assertThat(paid.change.handle(ada, true, World.CALLER))
                    .isInstanceOfSatisfying(
                            ChangeSubscription.Changed.class,
                            changed -> assertThat(changed.subscription()).isNull());
        }

        @Test
        void shouldNotCancelThePlanOfACustomerWhoseAddressIsNotProved() {
            paid.vendor.given("ada@example.com", null, true);

            paid.change.handle(ada, true, World.CALLER);

            assertThat(paid.vendor.calls()).doesNotContain("cancelAtPeriodEnd");
        }

        @Test
        void shouldSayThatTheVendorWillNot() {
            paid.vendor.given("a@b.example", ada.id().value(), true);
            paid.vendor.refuse("cancelAtPeriodEnd");

            assertThat(paid.change.handle(ada, true, World.CALLER)).isEqualTo(new ChangeSubscription.Refused());
        }

        @Test
        void shouldSayThatTheVendorIsAway() {
            paid.vendor.goDown(null);

            assertThat(paid.change.handle(ada, true, World.CALLER)).isInstanceOf(ChangeSubscription.Unavailable.class);
        }
    }

    @Nested
    class Explained {

        @Test
        void shouldNameTheCustomerTheRuleAndTheBenefit() {
            String customer = paid.vendor.given("a@b.example", ada.id().value(), true);

            assertThat(explained())
                    .isEqualTo(new ExplainBilling.Explanation(
                            "allowed",
                            "benefit_granted",
                            "external_id",
                            customer,
                            PaidWorld.BENEFIT,
                            paid.world.clock.instant(),
                            "live",
                            null));
            assertThat(explained().source()).isEqualTo("cache");
        }

        @Test
        void shouldNameTheAddressAsARule() {
            paid.vendor.given("ada@example.com", null, true);

            assertThat(explained().rule()).isEqualTo("email");
        }

        @Test
        void shouldSayWhyMoneyIsAskedFor() {
            String customer = paid.vendor.given("a@b.example", ada.id().value(), false);

            ExplainBilling.Explanation told = explained();

            assertThat(told.decision()).isEqualTo("payment_required");
            assertThat(told.reason()).isEqualTo("no_benefit");
            assertThat(told.customerId()).isEqualTo(customer);
            assertThat(told.rule()).isEqualTo("none");
            assertThat(paid.vendor.calls()).doesNotContain("openCheckout");
        }

        @Test
        void shouldSayThatItIsGrace() {
            paid.vendor.given("a@b.example", ada.id().value(), true);
            explained();
            paid.vendor.goDown(null);
            paid.world.clock.advance(Duration.ofHours(1));

            ExplainBilling.Explanation told = explained();

            assertThat(told.rule()).isEqualTo("grace");
            assertThat(told.source()).isEqualTo("grace");
            assertThat(told.checkedAt()).isEqualTo(paid.world.clock.instant().minus(Duration.ofHours(1)));
            assertThat(told.graceUntil()).isEqualTo(told.checkedAt().plus(PaidWorld.GRACE));
        }

        @Test
        void shouldSayThatAFreePlaceIsLeft() {
            PaidWorld generous = PaidWorld.without(1);
            User bob = generous.user("bob@example.com");

            assertThat(generous.explain.handle(bob))
                    .isInstanceOfSatisfying(
                            ExplainBilling.Explanation.class,
                            told -> assertThat(told.rule()).isEqualTo("free_allowance"));
            generous.launch(bob);
            assertThat(generous.explain.handle(bob))
                    .isInstanceOfSatisfying(
                            ExplainBilling.Explanation.class,
                            told -> assertThat(told.decision()).isEqualTo("payment_required"));
        }

        @Test
        void shouldSayThatThereIsNoPaywall() {
            assertThat(new ExplainBilling(Paywall.none()).handle(ada))
                    .isInstanceOfSatisfying(
                            ExplainBilling.Explanation.class,
                            told -> assertThat(told.decision()).isEqualTo("disabled"));
        }
    }
}
