package software.openwork.den.http.worker;

import java.nio.charset.StandardCharsets;
import software.openwork.den.application.worker.UseRuntime;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/workers/{id}/runtime} and {@code POST …/runtime/upgrade}: the worker's own answers, passed on. */
final class RuntimeRoutes {

    private static final int NO_CONTENT = 204;

    private final UseRuntime useRuntime;

    RuntimeRoutes(UseRuntime useRuntime) {
        this.useRuntime = useRuntime;
    }

    Route versions() {
        return Route.forCaller(Method.GET, "/v1/workers/{id}/runtime", this::versions);
    }

    Route upgrade() {
        return Route.forCaller(Method.POST, "/v1/workers/{id}/runtime/upgrade", this::upgrade);
    }

    private Reply versions(Exchange exchange, SignedIn caller) {
        return reply(useRuntime.versions(Scope.of(exchange, caller), exchange.pathParameter()));
    }

    private Reply upgrade(Exchange exchange, SignedIn caller) {
        String body = exchange.body() instanceof Body.JsonBody json ? json.text() : "{}";
        return reply(useRuntime.upgrade(Scope.of(exchange, caller), exchange.pathParameter(), body, exchange.caller()));
    }

    private static Reply reply(UseRuntime.Result result) {
        return switch (result) {
            case UseRuntime.Asked asked -> reply(asked.reply());
            case UseRuntime.NotReady notReady -> ApiErrors.runtimeNotReady();
            case UseRuntime.Refused refused -> Refusals.of(refused.reason());
        };
    }

    private static Reply reply(WorkerRuntime.Reply reply) {
        return switch (reply) {
            case WorkerRuntime.Answered answered -> {
                int status = answered.status();
                boolean sendable = status >= 200 && status <= 599 && status != 304;
                if (!sendable) {
                    yield ApiErrors.runtimeUnreachable();
                }
                yield status == NO_CONTENT
                        ? Reply.empty(status)
                        : Reply.json(status, answered.json().getBytes(StandardCharsets.UTF_8));
            }
            case WorkerRuntime.Unreachable unreachable -> ApiErrors.runtimeUnreachable();
        };
    }
}
