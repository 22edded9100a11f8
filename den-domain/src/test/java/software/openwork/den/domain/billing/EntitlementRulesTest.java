package software.openwork.den.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static software.openwork.den.domain.billing.Entitlement.Reason.NO_BENEFIT;
import static software.openwork.den.domain.billing.Entitlement.Reason.NO_CUSTOMER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.Users;

class EntitlementRulesTest {

    private static final User ADA = Users.ada();
    private static final String OWN = ADA.id().value();

    private static User ada(boolean verified) {
        return new User(ADA.id(), ADA.name(), ADA.email(), verified, null, ADA.createdAt(), ADA.updatedAt());
    }

    private static EntitlementRules rules(EmailMatch match) {
        return new EntitlementRules("ben", match);
    }

    private static CustomerState state(String id, @Nullable String externalId, @Nullable String email, String... ben) {
        return new CustomerState(new Customer(id, externalId, email), Set.of(ben));
    }

    /** own: what the customer with our identifier is granted; other: the same of one with our address. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # own      other      external of other   match     verified  expected
              ben,     -,         -,                  OFF,      false,    EXTERNAL_ID
              ben,     ben,       -,                  ANY,      true,     EXTERNAL_ID
              else,    -,         -,                  ANY,      true,     NO_BENEFIT
              -,       -,         -,                  ANY,      false,    NO_CUSTOMER
              -,       -,         -,                  OFF,      false,    NO_CUSTOMER
              -,       -,         -,                  VERIFIED, false,    EMAIL_NOT_VERIFIED
              -,       -,         -,                  VERIFIED, true,     NO_CUSTOMER
              -,       ben,       -,                  ANY,      false,    EMAIL
              -,       ben,       -,                  ANY,      true,     EMAIL_LINKABLE
              -,       ben,       -,                  VERIFIED, true,     EMAIL_LINKABLE
              -,       ben,       -,                  VERIFIED, false,    EMAIL_NOT_VERIFIED
              -,       ben,       -,                  OFF,      true,     NO_CUSTOMER
              -,       ben,       own,                ANY,      true,     EMAIL
              -,       ben,       eve,                ANY,      true,     CUSTOMER_OF_ANOTHER
              -,       ben,       ' ',                ANY,      true,     EMAIL_LINKABLE
              -,       else,      -,                  ANY,      true,     NO_BENEFIT
              else,    ben,       -,                  ANY,      true,     EMAIL_LINKABLE
              else,    ben,       -,                  OFF,      true,     NO_BENEFIT
              else,    ben,       eve,                ANY,      true,     NO_BENEFIT
            """)
    void shouldDecideByTheTable(
            @Nullable String own,
            @Nullable String other,
            @Nullable String external,
            EmailMatch match,
            boolean verified,
            String expected) {
        Optional<CustomerState> byId = Optional.ofNullable(own).map(ben -> state("own", OWN, "x@example.com", ben));
        String externalId = "own".equals(external) ? OWN : external;
        List<CustomerState> states =
                other == null ? List.of() : List.of(state("other", externalId, "ADA@example.com", other));
        List<Customer> found = states.stream().map(CustomerState::customer).toList();

        Entitlement decided = rules(match).decide(ada(verified), byId, found, states);

        assertThat(word(decided)).isEqualTo(expected);
    }

    private static String word(Entitlement decided) {
        return switch (decided) {
            case Entitlement.Allowed(PlanRule rule, String customer, boolean linkable) ->
                rule + (linkable ? "_LINKABLE" : "");
            case Entitlement.PaymentRequired refused -> refused.reason().name();
        };
    }

    @Test
    void shouldNotTakeACustomerWithAnotherAddressThatTheVendorOffers() {
        CustomerState other = state("other", null, "somebody@else.example", "ben");

        Entitlement decided =
                rules(EmailMatch.ANY).decide(ada(true), Optional.empty(), List.of(other.customer()), List.of(other));

        assertThat(decided).isEqualTo(new Entitlement.PaymentRequired(NO_CUSTOMER, null));
    }

    @Test
    void shouldNotBelieveAnOwnCustomerThatCarriesAnotherIdentifier() {
        Optional<CustomerState> own = Optional.of(state("own", "eve", ADA.email(), "ben"));

        assertThat(rules(EmailMatch.ANY).decide(ada(true), own, List.of(), List.of()))
                .isEqualTo(new Entitlement.PaymentRequired(NO_BENEFIT, "own"));
    }

    @Test
    void shouldNotTakeACustomerThatTurnsOutToBelongToSomebody() {
        Customer nobodys = new Customer("other", null, ADA.email());
        CustomerState now = state("other", "eve", ADA.email(), "ben");

        assertThat(rules(EmailMatch.ANY).decide(ada(true), Optional.empty(), List.of(nobodys), List.of(now)))
                .isInstanceOf(Entitlement.PaymentRequired.class);
    }

    @Test
    void shouldTellWhoTheCustomerIs() {
        CustomerState one = state("one", null, ADA.email(), "else");

        assertThat(rules(EmailMatch.ANY).decide(ada(true), Optional.empty(), List.of(one.customer()), List.of(one)))
                .isEqualTo(new Entitlement.PaymentRequired(NO_BENEFIT, "one"));
    }

    @ParameterizedTest
    @CsvSource({"ANY,false,true", "VERIFIED,false,false", "VERIFIED,true,true", "OFF,true,false"})
    void shouldAskByAddressOnlyWhereThatCounts(EmailMatch match, boolean verified, boolean asks) {
        assertThat(rules(match).asksByEmail(ada(verified), Optional.empty())).isEqualTo(asks);
        assertThat(rules(match).asksByEmail(ada(verified), Optional.of(state("own", OWN, null, "else"))))
                .isEqualTo(asks);
        assertThat(rules(match).asksByEmail(ada(verified), Optional.of(state("own", OWN, null, "ben"))))
                .isFalse();
    }

    @Nested
    class Remembered {

        private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

        private RememberedAnswer byEmail() {
            return new RememberedAnswer(
                    new Entitlement.Allowed(PlanRule.EMAIL, "c", false), "ben", NOW, NOW.plusSeconds(300));
        }

        private RememberedAnswer refused() {
            return new RememberedAnswer(
                    new Entitlement.PaymentRequired(NO_BENEFIT, "c"), "ben", NOW, NOW.plusSeconds(15));
        }

        @Test
        void shouldNotAnswerAnotherQuestion() {
            assertThat(byEmail().answers(rules(EmailMatch.ANY), ada(false))).isTrue();
            assertThat(byEmail().answers(rules(EmailMatch.OFF), ada(true))).isFalse();
            assertThat(byEmail().answers(rules(EmailMatch.VERIFIED), ada(false)))
                    .isFalse();
            assertThat(byEmail().answers(new EntitlementRules("other", EmailMatch.ANY), ada(true)))
                    .isFalse();
            assertThat(refused().answers(rules(EmailMatch.OFF), ada(false))).isTrue();
        }

        @Test
        void shouldGiveGraceToAYesOnly() {
            Duration day = Duration.ofDays(1);

            assertThat(byEmail().grace(day, NOW.plus(day).minusMillis(1))).contains(NOW.plus(day));
            assertThat(byEmail().grace(day, NOW.plus(day))).isEmpty();
            assertThat(refused().grace(day, NOW)).isEmpty();
        }

        @Test
        void shouldBeFreshUntilTheEnd() {
            assertThat(byEmail().isFresh(NOW.plusSeconds(299))).isTrue();
            assertThat(byEmail().isFresh(NOW.plusSeconds(300))).isFalse();
        }
    }
}
