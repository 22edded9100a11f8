package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.CreateWorkerOnce;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.idempotency.KeyedRequest;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code POST /v1/workers}. */
final class CreateWorkerRoute {

    private static final String KEY = "Idempotency-Key";

    private final CreateWorkerOnce createWorker;

    CreateWorkerRoute(CreateWorkerOnce createWorker) {
        this.createWorker = createWorker;
    }

    Route route() {
        return Route.forCaller(Method.POST, "/v1/workers", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        Fields fields = Body.fields(exchange.body());
        if (!fields.isObject()) {
            return ApiErrors.invalidRequest(fields.issues());
        }
        String name = fields.text("name");
        if (!fields.isReported("name") && name.isBlank()) {
            fields.report("name", "Too small: expected string to have >=1 characters");
        }
        fields.atMost("name", name, WorkerSpec.NAME_MAX);
        String description = optional(fields, "description", WorkerSpec.DESCRIPTION_MAX);
        Optional<WorkerDestination> destination = destination(fields);
        String workspacePath = optional(fields, "workspacePath", WorkerSpec.WORKSPACE_PATH_MAX);
        String sandboxBackend = optional(fields, "sandboxBackend", WorkerSpec.SANDBOX_BACKEND_MAX);
        String imageVersion = optional(fields, "imageVersion", WorkerSpec.IMAGE_VERSION_MAX);
        String key = exchange.header(KEY);
        if (key != null && !KeyedRequest.isKey(key)) {
            fields.report(KEY, "Invalid key: expected 1 to 255 printable ASCII characters");
        }
        if (!fields.isValid() || destination.isEmpty()) {
            return ApiErrors.invalidRequest(fields.issues());
        }
        boolean local = destination.get() == WorkerDestination.LOCAL;
        if (local && (workspacePath == null || workspacePath.isEmpty())) {
            return ApiErrors.workspacePathRequired();
        }
        WorkerSpec spec =
                new WorkerSpec(name, description, destination.get(), workspacePath, sandboxBackend, imageVersion);
        return create(new CreateWorker.Command(caller.user(), Scope.requested(exchange), spec, exchange.caller()), key);
    }

    private Reply create(CreateWorker.Command command, @Nullable String key) {
        return switch (createWorker.handle(command, key)) {
            case CreateWorkerOnce.Answered answered -> answer(command, answered.result());
            case CreateWorkerOnce.StillRunning running -> ApiErrors.requestInProgress(running.retryAfter());
            case CreateWorkerOnce.KeyReused reused -> ApiErrors.idempotencyKeyReused();
            case CreateWorkerOnce.WorkerGone gone -> ApiErrors.workerNotFound();
        };
    }

    private static Reply answer(CreateWorker.Command command, CreateWorker.Result result) {
        return switch (result) {
            case CreateWorker.Created created -> created(created, command.user().id());
            case CreateWorker.OrgNotFound notFound -> ApiErrors.orgNotFound();
            case CreateWorker.OrgForbidden forbidden -> ApiErrors.orgForbidden();
            case CreateWorker.PaymentRequired(Paywall.Offer offer) -> ApiErrors.paymentRequired(offer);
            case CreateWorker.BillingUnavailable(Duration retryAfter) -> ApiErrors.billingUnavailable(retryAfter);
            case CreateWorker.LimitReached reached -> ApiErrors.workerLimitReached(reached.limit());
        };
    }

    private static Reply created(CreateWorker.Created created, UserId caller) {
        boolean local = created.worker().spec().destination() == WorkerDestination.LOCAL;
        return Reply.json(local ? 201 : 202, Json.object(json -> {
            WorkerJson.writeWorker(json, created.worker(), caller);
            json.writeObjectFieldStart("tokens");
            json.writeStringField("host", created.tokens().host().reveal());
            json.writeStringField("client", created.tokens().client().reveal());
            json.writeEndObject();
            json.writeNullField("instance");
            writeLaunchMode(json, local);
        }));
    }

    /** How a client learns of the worker's progress. */
    static void writeLaunchMode(JsonGenerator json, boolean instant) throws IOException {
        json.writeObjectFieldStart("launch");
        json.writeStringField("mode", instant ? "instant" : "async");
        json.writeNumberField("pollAfterMs", instant ? 0 : 5000);
        json.writeEndObject();
    }

    private static @Nullable String optional(Fields fields, String name, int most) {
        String text = fields.optionalText(name).orElse(null);
        fields.atMost(name, text, most);
        return text;
    }

    private static Optional<WorkerDestination> destination(Fields fields) {
        JsonNode value = fields.member("destination");
        Optional<WorkerDestination> destination =
                value != null && value.isTextual() ? WorkerDestination.parse(value.textValue()) : Optional.empty();
        if (destination.isEmpty()) {
            fields.report("destination", "Invalid option: expected one of \"local\"|\"cloud\"");
        }
        return destination;
    }
}
