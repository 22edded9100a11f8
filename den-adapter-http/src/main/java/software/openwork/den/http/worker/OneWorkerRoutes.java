package software.openwork.den.http.worker;

import java.time.Duration;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET} and {@code DELETE /v1/workers/{id}}, and {@code POST /v1/workers/{id}/retry}. */
final class OneWorkerRoutes {

    private final ShowWorker showWorker;
    private final DeleteWorker deleteWorker;
    private final RetryLaunch retryLaunch;

    OneWorkerRoutes(ShowWorker showWorker, DeleteWorker deleteWorker, RetryLaunch retryLaunch) {
        this.showWorker = showWorker;
        this.deleteWorker = deleteWorker;
        this.retryLaunch = retryLaunch;
    }

    Route show() {
        return Route.forCaller(Method.GET, "/v1/workers/{id}", this::show);
    }

    Route delete() {
        return Route.forCaller(Method.DELETE, "/v1/workers/{id}", this::delete);
    }

    Route retry() {
        return Route.forCaller(Method.POST, "/v1/workers/{id}/retry", this::retry);
    }

    private Reply show(Exchange exchange, SignedIn caller) {
        return switch (showWorker.handle(Scope.of(exchange, caller), exchange.pathParameter())) {
            case ShowWorker.Shown shown ->
                Reply.json(200, Json.object(json -> {
                    WorkerJson.writeWorker(
                            json, shown.view().worker(), caller.user().id());
                    WorkerJson.writeInstance(json, shown.view().instance());
                    LaunchJson.write(json, shown.launch());
                }));
            case ShowWorker.Refused refused -> Refusals.of(refused.reason());
        };
    }

    private Reply delete(Exchange exchange, SignedIn caller) {
        return switch (deleteWorker.handle(Scope.of(exchange, caller), exchange.pathParameter(), exchange.caller())) {
            case DeleteWorker.Deleted deleted -> Reply.empty(204);
            case DeleteWorker.Refused refused -> Refusals.of(refused.reason());
        };
    }

    private Reply retry(Exchange exchange, SignedIn caller) {
        return switch (retryLaunch.handle(Scope.of(exchange, caller), exchange.pathParameter(), exchange.caller())) {
            case RetryLaunch.Retried retried ->
                accepted(retried.worker(), caller.user().id());
            case RetryLaunch.NotFailed notFailed -> ApiErrors.notFailed();
            case RetryLaunch.PaymentRequired(Paywall.Offer offer) -> ApiErrors.paymentRequired(offer);
            case RetryLaunch.BillingUnavailable(Duration retryAfter) -> ApiErrors.billingUnavailable(retryAfter);
            case RetryLaunch.Refused refused -> Refusals.of(refused.reason());
        };
    }

    private static Reply accepted(Worker worker, UserId caller) {
        return Reply.json(202, Json.object(json -> {
            WorkerJson.writeWorker(json, worker, caller);
            json.writeNullField("instance");
            CreateWorkerRoute.writeLaunchMode(json, false);
        }));
    }
}
