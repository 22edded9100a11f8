package software.openwork.den.http.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Texts;

/** Which organisation a request names: in the query, else in a JSON body. Anything but a text names none. */
final class Scope {

    private static final String ORG_ID = "orgId";

    private Scope() {}

    static OrgScope of(Exchange exchange, SignedIn caller) {
        return new OrgScope(caller.user().id(), requested(exchange));
    }

    static Optional<String> requested(Exchange exchange) {
        return exchange.query()
                .text(ORG_ID)
                .filter(id -> !id.isBlank())
                .or(() -> inBody(exchange).filter(id -> !id.isBlank()))
                .map(id -> Texts.mended(id.strip()));
    }

    private static Optional<String> inBody(Exchange exchange) {
        if (!(exchange.body() instanceof Body.JsonBody body)) {
            return Optional.empty();
        }
        JsonNode value = body.node().get(ORG_ID);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
