package software.openwork.den.http.billing;

import java.nio.charset.StandardCharsets;
import software.openwork.den.application.billing.ReceiveBillingEvent;
import software.openwork.den.domain.billing.BillingEvents;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code POST /webhooks/polar}: whoever can sign may tell. */
final class PolarWebhookRoute {

    private final ReceiveBillingEvent receive;

    PolarWebhookRoute(ReceiveBillingEvent receive) {
        this.receive = receive;
    }

    Route route() {
        return Route.raw(Method.POST, "/webhooks/polar", this::handle);
    }

    private Reply handle(Exchange exchange, byte[] body) {
        BillingEvents.Delivery delivery = new BillingEvents.Delivery(
                exchange.header("webhook-id"),
                exchange.header("webhook-timestamp"),
                exchange.header("webhook-signature"),
                new String(body, StandardCharsets.ISO_8859_1));
        return switch (receive.handle(delivery)) {
            case ACCEPTED -> Reply.empty(202);
            case FORGED -> ApiErrors.invalidSignature();
            case OUT_OF_TIME -> ApiErrors.deliveryOutOfTime();
            case UNREADABLE -> ApiErrors.invalidRequest();
        };
    }
}
