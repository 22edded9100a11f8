package software.openwork.den.domain.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.account.User;

/**
 * The last answer to the question whether somebody is entitled. The very last only: who was refused since gets no
 * grace from an older yes.
 *
 * @param answer what was decided
 * @param benefitId which benefit was asked for
 * @param checkedAt when the vendor was asked, milliseconds
 * @param freshUntil until when it counts without asking again
 */
public record RememberedAnswer(Entitlement answer, String benefitId, Instant checkedAt, Instant freshUntil) {

    /**
     * Whether it answers today's question: the operator may have changed the rules since.
     *
     * @param rules the rules of today
     * @param user who asks
     * @return false when it is about another benefit, or about an address that does not count any more
     */
    public boolean answers(EntitlementRules rules, User user) {
        return benefitId.equals(rules.benefitId())
                && switch (answer) {
                    case Entitlement.Allowed(PlanRule rule, String customer, boolean linkable) ->
                        rule == PlanRule.EXTERNAL_ID || rules.emailMatch().counts(user.emailVerified());
                    case Entitlement.PaymentRequired refused -> true;
                };
    }

    /**
     * Whether the vendor need not be asked.
     *
     * @param now the time
     * @return true before {@link #freshUntil}
     */
    public boolean isFresh(Instant now) {
        return now.isBefore(freshUntil);
    }

    /**
     * Until when it lets somebody launch while the vendor cannot be asked.
     *
     * @param grace how long a yes counts
     * @param now the time
     * @return empty for a no, and for a yes that is too old
     */
    public Optional<Instant> grace(Duration grace, Instant now) {
        Instant end = checkedAt.plus(grace);
        return answer instanceof Entitlement.Allowed && now.isBefore(end) ? Optional.of(end) : Optional.empty();
    }
}
