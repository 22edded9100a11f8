package software.openwork.den.http.billing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Billing;
import software.openwork.den.application.billing.BillingUseCases;
import software.openwork.den.application.billing.ChangeSubscription;
import software.openwork.den.application.billing.ExplainBilling;
import software.openwork.den.application.billing.ShowBilling;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.QueryString;
import software.openwork.den.http.wire.Reply;

/** {@code /v1/workers/billing}, and what the vendor tells. */
public final class BillingRoutes {

    private final BillingUseCases useCases;

    private BillingRoutes(BillingUseCases useCases) {
        this.useCases = useCases;
    }

    public static List<Route> of(BillingUseCases useCases) {
        BillingRoutes routes = new BillingRoutes(useCases);
        List<Route> all = new ArrayList<>(List.of(
                Route.forCaller(Method.GET, "/v1/workers/billing", routes::show),
                Route.forCaller(Method.POST, "/v1/workers/billing/subscription", routes::subscription),
                Route.forCaller(Method.GET, "/v1/workers/billing/explain", routes::explain)));
        if (useCases.receive() != null) {
            all.add(new PolarWebhookRoute(useCases.receive()).route());
        }
        return all;
    }

    private Reply show(Exchange exchange, SignedIn caller) {
        ShowBilling.Wish wish = new ShowBilling.Wish(
                isSet(exchange, "includeCheckout"),
                !isSet(exchange, "excludePortal"),
                !isSet(exchange, "excludeInvoices"));
        return switch (useCases.show().handle(caller.user(), wish)) {
            case ShowBilling.Shown(Billing billing) ->
                Reply.json(200, Json.object(json -> BillingJson.billing(json, billing)));
            case ShowBilling.Unavailable(Duration retryAfter) -> ApiErrors.billingUnavailable(retryAfter);
        };
    }

    private Reply subscription(Exchange exchange, SignedIn caller) {
        Fields fields = Body.fields(exchange.body());
        boolean cancels = fields.flag("cancelAtPeriodEnd", true);
        if (!fields.isValid()) {
            return ApiErrors.invalidRequest(fields.issues());
        }
        return switch (useCases.change().handle(caller.user(), cancels, exchange.caller())) {
            case ChangeSubscription.Changed(@Nullable Subscription changed, Billing billing) ->
                Reply.json(200, Json.object(json -> {
                    BillingJson.subscription(json, changed);
                    BillingJson.billing(json, billing);
                }));
            case ChangeSubscription.Refused refused -> ApiErrors.subscriptionNotChanged();
            case ChangeSubscription.Unavailable(Duration retryAfter) -> ApiErrors.billingUnavailable(retryAfter);
        };
    }

    private Reply explain(Exchange exchange, SignedIn caller) {
        return switch (useCases.explain().handle(caller.user())) {
            case ExplainBilling.Explanation told ->
                Reply.json(200, Json.object(json -> BillingJson.explanation(json, told)));
            case ExplainBilling.Unavailable(Duration retryAfter) -> ApiErrors.billingUnavailable(retryAfter);
        };
    }

    private static boolean isSet(Exchange exchange, String name) {
        return switch (exchange.query().get(name)) {
            case QueryString.Text(String text) -> isYes(text);
            case QueryString.Many(List<String> texts) -> texts.stream().anyMatch(BillingRoutes::isYes);
            case QueryString.Absent absent -> false;
            case QueryString.Nested nested -> false;
        };
    }

    private static boolean isYes(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            default -> false;
        };
    }
}
