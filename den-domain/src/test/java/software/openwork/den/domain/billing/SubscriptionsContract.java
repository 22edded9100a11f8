package software.openwork.den.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.account.Users;

/** What every {@link Subscriptions} promises. Each test begins with a vendor that knows nobody. */
public abstract class SubscriptionsContract {

    /** The benefit that the product gives. */
    protected static final String BENEFIT = "ben_1";

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final User ADA = Users.ada();
    private static final UserId ID = ADA.id();

    /** The port under test; the same within a test. */
    protected abstract Subscriptions subscriptions();

    /** The other side. */
    protected abstract Vendor vendor();

    /** What the tests do at the vendor. */
    public interface Vendor {

        /** A customer who bought elsewhere. */
        String given(String email, @Nullable String externalId, boolean entitled);

        /** Ends the subscription. */
        void revoke(String customerId);

        /** Whose identifier a customer carries. */
        Optional<String> externalId(String customerId);

        /** From now on nobody answers. */
        void goDown();
    }

    @Nested
    class Customers {

        @Test
        void shouldSayWhoIsNobody() {
            assertThat(subscriptions().stateOf(ID, LONG)).isEqualTo(new VendorAnswer.Missing<CustomerState>());
            assertThat(subscriptions().customersWith(ADA.email(), LONG))
                    .isEqualTo(new VendorAnswer.Given<List<Customer>>(List.of()));
            assertThat(subscriptions().stateOf("nobody", LONG)).isEqualTo(new VendorAnswer.Missing<CustomerState>());
        }

        @Test
        void shouldFindTheCustomerThatCarriesTheUsersIdentifier() {
            String id = vendor().given("other@example.com", ID.value(), true);

            CustomerState state = subscriptions().stateOf(ID, LONG).value().orElseThrow();

            assertThat(state.customer()).isEqualTo(new Customer(id, ID.value(), "other@example.com"));
            assertThat(state.benefits()).containsExactly(BENEFIT);
            assertThat(subscriptions().stateOf(id, LONG).value()).contains(state);
        }

        @Test
        void shouldFindCustomersByAddress() {
            String id = vendor().given(ADA.email(), null, true);
            vendor().given("not-" + ADA.email(), null, true);

            assertThat(subscriptions().customersWith(ADA.email(), LONG).value().orElseThrow())
                    .containsExactly(new Customer(id, null, ADA.email()));
            assertThat(subscriptions().stateOf(ID, LONG)).isInstanceOf(VendorAnswer.Missing.class);
        }

        @Test
        void shouldShowNoBenefitThatWasTakenAway() {
            String id = vendor().given(ADA.email(), ID.value(), true);

            vendor().revoke(id);

            assertThat(subscriptions().stateOf(ID, LONG).value().orElseThrow().benefits())
                    .isEmpty();
        }

        @Test
        void shouldLinkACustomerWhoIsNobodysOnceAndForAll() {
            String id = vendor().given(ADA.email(), null, true);

            assertThat(subscriptions().link(id, ID, LONG)).isInstanceOf(VendorAnswer.Given.class);
            assertThat(subscriptions().link(id, ID, LONG)).isInstanceOf(VendorAnswer.Given.class);
            assertThat(subscriptions().link(id, new UserId("eve"), LONG)).isInstanceOf(VendorAnswer.Rejected.class);

            assertThat(vendor().externalId(id)).contains(ID.value());
        }

        @Test
        void shouldNotGiveAUserTwoCustomers() {
            vendor().given("first@example.com", ID.value(), false);
            String second = vendor().given(ADA.email(), null, true);

            assertThat(subscriptions().link(second, ID, LONG)).isInstanceOf(VendorAnswer.Rejected.class);

            assertThat(vendor().externalId(second)).isEmpty();
        }
    }

    @Nested
    class Pages {

        @Test
        void shouldOpenACheckout() {
            Checkout checkout = subscriptions().openCheckout(ADA, LONG).value().orElseThrow();

            assertThat(checkout.url().getScheme()).startsWith("http");
            assertThat(subscriptions()
                            .openCheckout(ADA, LONG)
                            .value()
                            .orElseThrow()
                            .url())
                    .isNotEqualTo(checkout.url());
        }

        @Test
        void shouldHaveAPortalForCustomersOnly() {
            String linked = vendor().given("linked@example.com", ID.value(), true);
            String other = vendor().given(ADA.email(), null, true);

            assertThat(subscriptions().portal(new Payer.OfUser(ID), LONG).value())
                    .isPresent();
            assertThat(subscriptions().portal(new Payer.OfCustomer(other), LONG).value())
                    .isPresent();
            assertThat(subscriptions().portal(new Payer.OfUser(new UserId("nobody")), LONG))
                    .isInstanceOf(VendorAnswer.Missing.class);
            assertThat(linked).isNotEqualTo(other);
        }

        @Test
        void shouldTellThePrice() {
            assertThat(subscriptions().price(LONG).value()).contains(FakeSubscriptions.PRICE);
        }
    }

    @Nested
    class Plans {

        private final Payer payer = new Payer.OfUser(ID);

        @Test
        void shouldHaveNoneForSomebodyUnknown() {
            assertThat(subscriptions().activeSubscription(payer, LONG)).isInstanceOf(VendorAnswer.Missing.class);
            assertThat(subscriptions().latestSubscription(payer, LONG)).isInstanceOf(VendorAnswer.Missing.class);
            assertThat(subscriptions().invoices(payer, LONG))
                    .isEqualTo(new VendorAnswer.Given<List<Invoice>>(List.of()));
        }

        @Test
        void shouldTellTheActiveOne() {
            String id = vendor().given(ADA.email(), ID.value(), true);
            vendor().given("other@example.com", null, true);

            Subscription active =
                    subscriptions().activeSubscription(payer, LONG).value().orElseThrow();

            assertThat(active.isActive()).isTrue();
            assertThat(active.cancelAtPeriodEnd()).isFalse();
            assertThat(active.price()).isEqualTo(FakeSubscriptions.PRICE);
            assertThat(subscriptions()
                            .activeSubscription(new Payer.OfCustomer(id), LONG)
                            .value())
                    .contains(active);
            assertThat(subscriptions().invoices(payer, LONG).value().orElseThrow())
                    .singleElement()
                    .satisfies(invoice -> assertThat(invoice.invoiceUrl()).startsWith("http"));
        }

        @Test
        void shouldTellTheLatestOneThatIsOver() {
            vendor().revoke(vendor().given(ADA.email(), ID.value(), true));

            assertThat(subscriptions().activeSubscription(payer, LONG)).isInstanceOf(VendorAnswer.Missing.class);
            assertThat(subscriptions()
                            .latestSubscription(payer, LONG)
                            .value()
                            .orElseThrow()
                            .status())
                    .isEqualTo("canceled");
        }

        @Test
        void shouldCancelAndResumeHoweverOften() {
            vendor().given(ADA.email(), ID.value(), true);
            String id = subscriptions()
                    .activeSubscription(payer, LONG)
                    .value()
                    .orElseThrow()
                    .id();

            for (boolean cancels : new boolean[] {true, true, false, false}) {
                assertThat(subscriptions()
                                .cancelAtPeriodEnd(id, cancels, LONG)
                                .value()
                                .orElseThrow()
                                .cancelAtPeriodEnd())
                        .isEqualTo(cancels);
            }
            assertThat(subscriptions().cancelAtPeriodEnd("nothing", true, LONG))
                    .isInstanceOf(VendorAnswer.Missing.class);
        }
    }

    @Test
    void shouldSayThatItCannotBeAskedAndNeverThatThereIsNothing() {
        vendor().given(ADA.email(), ID.value(), true);
        vendor().goDown();
        Payer payer = new Payer.OfUser(ID);
        Subscriptions down = subscriptions();

        assertThat(List.<VendorAnswer<?>>of(
                        down.stateOf(ID, LONG),
                        down.customersWith(ADA.email(), LONG),
                        down.stateOf("customer", LONG),
                        down.link("customer", ID, LONG),
                        down.openCheckout(ADA, LONG),
                        down.portal(payer, LONG),
                        down.activeSubscription(payer, LONG),
                        down.latestSubscription(payer, LONG),
                        down.cancelAtPeriodEnd("subscription", true, LONG),
                        down.price(LONG),
                        down.invoices(payer, LONG)))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(VendorAnswer.Unavailable.class));
    }

    @Test
    void shouldAskNobodyWhenThereIsNoTime() {
        vendor().given(ADA.email(), ID.value(), true);

        assertThat(subscriptions().stateOf(ID, Duration.ZERO)).isInstanceOf(VendorAnswer.Unavailable.class);
    }
}
