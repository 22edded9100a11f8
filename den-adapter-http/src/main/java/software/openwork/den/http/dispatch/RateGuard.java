package software.openwork.den.http.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.LimitRequests;
import software.openwork.den.domain.account.RequestKind;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.RouteTable;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;

/**
 * Refuses requests below {@code /api/auth} that come too often. Every request counts, whatever its method and outcome.
 * All spellings of a path count as one, whether or not anything answers them.
 */
public final class RateGuard {

    private static final List<String> CREDENTIALS = List.of("sign-in", "sign-up", "change-password", "change-email");
    private static final List<String> MAIL =
            List.of("request-password-reset", "send-verification-email", "forget-password");

    private final LimitRequests limits;
    private final RouteTable table;

    public RateGuard(LimitRequests limits, RouteTable table) {
        this.limits = limits;
        this.table = table;
    }

    Optional<Reply> refuse(Exchange exchange, String rawPath, @Nullable JsonNode body) {
        String path = oneSpelling(rawPath);
        String prefix = prefix(path);
        RequestKind kind = kind(prefix);
        // Paths that nobody answers share a count, or whoever makes them up could fill the database.
        String route = table.authPattern(path).orElse(prefix + "*");
        Optional<Duration> wait = limits.fromAddress(kind, route, exchange.accountableAddress());
        if (wait.isEmpty() && body != null) {
            JsonNode email = body.get("email");
            wait = email == null || !email.isTextual()
                    ? Optional.empty()
                    : limits.forAccount(kind, route, email.textValue());
        }
        return wait.map(AuthErrors::tooManyRequests);
    }

    /** Decoded, in lower case, without dots, doubled slashes or slashes at the end. */
    static String oneSpelling(String rawPath) {
        String decoded = PercentCode.decode(rawPath).orElse(rawPath).replace('\\', '/');
        String single = DotSegments.remove(decoded.replaceAll("/{2,}", "/")).toLowerCase(Locale.ROOT);
        int end = single.length();
        while (end > 0 && single.charAt(end - 1) == '/') {
            end--;
        }
        return single.substring(0, end);
    }

    private static String prefix(String path) {
        String below = path.startsWith(Route.AUTH_PREFIX) ? path.substring(Route.AUTH_PREFIX.length()) : "";
        for (List<String> prefixes : List.of(CREDENTIALS, MAIL)) {
            for (String prefix : prefixes) {
                if (below.startsWith(prefix)) {
                    return prefix;
                }
            }
        }
        return "";
    }

    private static RequestKind kind(String prefix) {
        if (CREDENTIALS.contains(prefix)) {
            return RequestKind.CREDENTIALS;
        }
        return MAIL.contains(prefix) ? RequestKind.MAIL : RequestKind.OTHER;
    }
}
