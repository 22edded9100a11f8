package software.openwork.den.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.Users;

/** Whatever the vendor says. */
class EntitlementRulesProperties {

    private static final String BENEFIT = "ben";

    @Provide
    Arbitrary<CustomerState> own() {
        return state("c0");
    }

    @Provide
    Arbitrary<CustomerState> first() {
        return state("c1");
    }

    @Provide
    Arbitrary<CustomerState> second() {
        return state("c2");
    }

    private static Arbitrary<CustomerState> state(String id) {
        Arbitrary<Set<String>> benefits = Arbitraries.of(BENEFIT, "other").set().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of(
                                "",
                                " ",
                                Users.ada().id().value(),
                                Users.eve().id().value()),
                        Arbitraries.of(
                                Users.ada().email(),
                                "ADA@EXAMPLE.COM",
                                Users.eve().email()),
                        benefits)
                .as((external, email, granted) -> new CustomerState(new Customer(id, external, email), granted));
    }

    @Property
    void shouldAllowNobodyWithoutTheBenefitAndNobodyThroughAnothersCustomer(
            @ForAll("own") CustomerState own,
            @ForAll boolean hasOwn,
            @ForAll("first") CustomerState first,
            @ForAll("second") CustomerState second,
            @ForAll boolean verified,
            @ForAll EmailMatch match) {
        User ada = new User(
                Users.ada().id(),
                "Ada",
                Users.ada().email(),
                verified,
                null,
                Users.ada().createdAt(),
                Users.ada().updatedAt());
        List<CustomerState> states = List.of(first, second);
        List<Customer> found = states.stream().map(CustomerState::customer).toList();
        Optional<CustomerState> byId = hasOwn ? Optional.of(own) : Optional.empty();

        Entitlement decided = new EntitlementRules(BENEFIT, match).decide(ada, byId, found, states);

        List<CustomerState> whoMayBeAda = new ArrayList<>();
        byId.filter(state -> state.customer().user().isEmpty()
                        || state.customer().user().get().equals(ada.id()))
                .ifPresent(whoMayBeAda::add);
        if (match == EmailMatch.ANY || (match == EmailMatch.VERIFIED && verified)) {
            states.stream()
                    .filter(state -> EmailAddress.normalise(
                                    String.valueOf(state.customer().email()))
                            .equals(ada.email()))
                    .filter(state -> state.customer().user().isEmpty()
                            || state.customer().user().get().equals(ada.id()))
                    .forEach(whoMayBeAda::add);
        }
        boolean entitled =
                whoMayBeAda.stream().anyMatch(state -> state.benefits().contains(BENEFIT));
        if (decided instanceof Entitlement.Allowed allowed) {
            assertThat(entitled).isTrue();
            assertThat(whoMayBeAda)
                    .anySatisfy(state -> assertThat(state.customer().id()).isEqualTo(allowed.customerId()));
            assertThat(!allowed.linkable() || verified).isTrue();
        } else {
            assertThat(entitled).isFalse();
        }
    }
}
