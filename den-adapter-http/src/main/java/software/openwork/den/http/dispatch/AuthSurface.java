package software.openwork.den.http.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.PathPattern;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.RouteTable;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.FormDecoder;
import software.openwork.den.http.wire.MediaType;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;

/** What is below {@code /api/auth}: checks come in the order of the library whose clients speak with it. */
final class AuthSurface {

    private final RouteTable table;
    private final RateGuard rates;
    private final OriginGuard origins;
    private final RedirectTargets targets;
    private final Credentials credentials;

    AuthSurface(
            RouteTable table, RateGuard rates, OriginGuard origins, RedirectTargets targets, Credentials credentials) {
        this.table = table;
        this.rates = rates;
        this.origins = origins;
        this.targets = targets;
        this.credentials = credentials;
    }

    /** Whether the path is to be answered here, and in this manner. */
    static boolean covers(String path) {
        return path.regionMatches(true, 0, Route.AUTH_PREFIX, 0, Route.AUTH_PREFIX.length());
    }

    Reply answer(Exchange exchange, String rawPath) {
        Optional<Reply> tooMany = rates.refuse(exchange, rawPath, content(exchange.body()));
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        String path = DotSegments.remove(rawPath);
        return table.auth(exchange.method(), path)
                .flatMap(route -> at(exchange, route.path(), path).map(there -> answer(there, route.action())))
                .orElseGet(AuthErrors::notFound);
    }

    /** With the parameter of the path; empty where that cannot be decoded. */
    private static Optional<Exchange> at(Exchange exchange, PathPattern pattern, String path) {
        Optional<String> raw = pattern.exact(path);
        return raw.isEmpty()
                ? Optional.of(exchange)
                : raw.flatMap(PercentCode::decode).map(exchange::withPathParameter);
    }

    private Reply answer(Exchange exchange, Action action) {
        return switch (action) {
            case Action.Open open ->
                refuse(exchange, Action.Submit.JSON)
                        .orElseGet(() -> open.handler().handle(exchange));
            case Action.Raw raw -> throw new IllegalStateException("below /api/auth there are forms");
            case Action.ForCaller forCaller ->
                refuse(exchange, Action.Submit.JSON)
                        .orElseGet(() -> credentials
                                .caller(exchange)
                                .map(caller -> forCaller.handler().handle(exchange, caller))
                                .orElseGet(AuthErrors::unauthorized));
            case Action.SubmitForCaller<?> submit ->
                refuse(exchange, Action.Submit.JSON).orElseGet(() -> submit(exchange, submit));
            case Action.Submit<?> submit ->
                refuse(exchange, submit.accepts()).orElseGet(() -> submit(exchange, submit));
        };
    }

    private Optional<Reply> refuse(Exchange exchange, List<String> accepts) {
        if (exchange.body() instanceof Body.Other other && !accepts.contains(MediaType.essence(other.type()))) {
            return Optional.of(AuthErrors.unsupportedMediaType(other.type(), accepts));
        }
        return origins.refuseForeign(exchange).or(() -> targets.refuseUntrusted(exchange, content(exchange.body())));
    }

    private <F> Reply submit(Exchange exchange, Action.SubmitForCaller<F> submit) {
        return switch (submit.reader().read(Fields.of(content(exchange.body())))) {
            case FormReader.Invalid<F> invalid -> AuthErrors.validation(invalid.issues());
            case FormReader.Read<F> read ->
                credentials
                        .caller(exchange)
                        .map(caller -> submit.handler().handle(exchange, caller, read.form()))
                        .orElseGet(submit.stranger());
        };
    }

    private <F> Reply submit(Exchange exchange, Action.Submit<F> submit) {
        return switch (submit.reader().read(Fields.of(content(exchange.body())))) {
            case FormReader.Invalid<F> invalid -> AuthErrors.validation(invalid.issues());
            case FormReader.Read<F> read ->
                refuseLogin(exchange, submit.access())
                        .orElseGet(() -> submit.handler().handle(exchange, read.form()));
        };
    }

    private Optional<Reply> refuseLogin(Exchange exchange, Access access) {
        return access == Access.LOGIN ? origins.refuseForeignLogin(exchange) : Optional.empty();
    }

    /** The body as a JSON value, null for none. */
    private static @Nullable JsonNode content(Body.Understood body) {
        return switch (body) {
            case Body.None none -> null;
            case Body.JsonBody json -> json.node();
            case Body.Other form -> FormDecoder.decode(form.text());
        };
    }
}
