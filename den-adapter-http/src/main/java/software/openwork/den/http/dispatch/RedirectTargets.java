package software.openwork.den.http.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.TrustedOrigins;

/** Looks at every URL to which a request under {@code /api/auth} wants the user sent, used by the route or not. */
public final class RedirectTargets {

    private static final List<Target> TARGETS = List.of(
            new Target("callbackURL", "callbackURL", "INVALID_CALLBACK_URL"),
            new Target("redirectTo", "redirectURL", "INVALID_REDIRECT_URL"),
            new Target("errorCallbackURL", "errorCallbackURL", "INVALID_ERROR_CALLBACK_URL"),
            new Target("newUserCallbackURL", "newUserCallbackURL", "INVALID_NEW_USER_CALLBACK_URL"));

    private final TrustedOrigins origins;

    public RedirectTargets(TrustedOrigins origins) {
        this.origins = origins;
    }

    Optional<Reply> refuseUntrusted(Exchange exchange, @Nullable JsonNode body) {
        if (exchange.method().isSafe()) {
            return Optional.empty();
        }
        for (Target target : TARGETS) {
            Optional<Reply> refusal = refuse(target, exchange, body);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Reply> refuse(Target target, Exchange exchange, @Nullable JsonNode body) {
        JsonNode value = body == null ? null : body.get(target.field);
        if (value != null && Json.isTruthy(value)) {
            return value.isTextual() ? judge(target, value.textValue()) : Optional.of(AuthErrors.notText(target.label));
        }
        return target.field.equals("callbackURL")
                ? exchange.query()
                        .text(target.field)
                        .filter(url -> !url.isEmpty())
                        .flatMap(url -> judge(target, url))
                : Optional.empty();
    }

    private Optional<Reply> judge(Target target, String url) {
        return origins.allowsTarget(url)
                ? Optional.empty()
                : Optional.of(AuthErrors.untrustedTarget(target.label, target.code));
    }

    private record Target(String field, String label, String code) {}
}
