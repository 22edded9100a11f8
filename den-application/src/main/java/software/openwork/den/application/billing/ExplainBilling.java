package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Paywall.Open;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.PlanRule;

/** Tells somebody what decides whether their next launch is to be paid for. */
public final class ExplainBilling {

    private final Paywall paywall;

    public ExplainBilling(Paywall paywall) {
        this.paywall = paywall;
    }

    /**
     * Explains, in the order in which a launch is decided: a free place first, then the plan.
     *
     * @param user to whom
     * @return the explanation, or that the vendor cannot be asked; within three seconds
     */
    public Result handle(User user) {
        return paywall.open()
                .map(open -> explain(open, user))
                .orElseGet(() -> new Explanation("disabled", "paywall_off", "none", null, null, null, null, null));
    }

    private static Result explain(Open open, User user) {
        String benefit = open.terms().rules().benefitId();
        if (open.workers().countCloud(user.id()).notFailed() < open.terms().freeWorkers()) {
            Instant now = open.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            return new Explanation("allowed", "free_place_left", "free_allowance", null, benefit, now, "live", null);
        }
        Deadline deadline = Deadline.in(Paywall.PATIENCE, open.clock());
        return switch (open.entitlements().of(user, deadline)) {
            case Knowledge.Unknown(Duration retryAfter) -> new Unavailable(retryAfter);
            case Knowledge.Known known -> explain(known, benefit);
        };
    }

    private static Explanation explain(Knowledge.Known known, String benefit) {
        boolean grace = known.source() == Knowledge.Source.GRACE;
        String source = known.source().name().toLowerCase(Locale.ROOT);
        return switch (known.answer()) {
            case Entitlement.Allowed(PlanRule rule, String customer, boolean linkable) ->
                new Explanation(
                        "allowed",
                        grace ? "vendor_unavailable" : "benefit_granted",
                        grace ? "grace" : rule.name().toLowerCase(Locale.ROOT),
                        customer,
                        benefit,
                        known.checkedAt(),
                        source,
                        known.graceUntil());
            case Entitlement.PaymentRequired(Entitlement.Reason reason, String customer) ->
                new Explanation(
                        "payment_required",
                        reason.name().toLowerCase(Locale.ROOT),
                        "none",
                        customer,
                        benefit,
                        known.checkedAt(),
                        source,
                        null);
        };
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * What decides.
     *
     * @param decision {@code allowed}, {@code payment_required} or {@code disabled}
     * @param reason a word
     * @param rule {@code external_id}, {@code email}, {@code free_allowance}, {@code grace} or {@code none}
     * @param customerId which customer was found, or null
     * @param benefitId which benefit was looked for, or null
     * @param checkedAt when, or null
     * @param source {@code live}, {@code cache} or {@code grace}, or null
     * @param graceUntil until when an earlier answer counts, or null
     */
    public record Explanation(
            String decision,
            String reason,
            String rule,
            @Nullable String customerId,
            @Nullable String benefitId,
            @Nullable Instant checkedAt,
            @Nullable String source,
            @Nullable Instant graceUntil)
            implements Result {}

    /**
     * The vendor cannot be asked, and there is no earlier answer.
     *
     * @param retryAfter when to ask again, positive
     */
    public record Unavailable(Duration retryAfter) implements Result {}
}
