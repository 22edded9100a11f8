package software.openwork.den.application.worker;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.WorkerView;

/** Hands out what is needed to connect to a worker; mints a new owner token on it every time. */
public final class ShowWorkerTokens {

    private final WorkerAccess access;
    private final WorkerRepository workers;
    private final WorkerRuntime runtime;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Executor executor;
    private final String pretendingProvider;

    /**
     * Wires.
     *
     * @param executor runs the two calls to the worker side by side
     * @param pretendingProvider provider whose workers need not be reachable: they are shown without owner token
     */
    public ShowWorkerTokens(
            WorkerAccess access,
            WorkerRepository workers,
            WorkerRuntime runtime,
            AuditLog audit,
            InstantSource clock,
            Executor executor,
            String pretendingProvider) {
        this.access = access;
        this.workers = workers;
        this.runtime = runtime;
        this.audit = audit;
        this.clock = clock;
        this.executor = executor;
        this.pretendingProvider = pretendingProvider;
    }

    /**
     * Shows.
     *
     * @param scope whose worker
     * @param id its identifier as it came
     * @param caller from where
     * @return the tokens, or why not
     */
    public Result handle(OrgScope scope, String id, Caller caller) {
        return switch (access.find(scope, id, WorkerAction.SHOW_TOKENS, caller)) {
            case WorkerAccess.Refusal refusal -> new Refused(refusal);
            case WorkerAccess.Allowed allowed -> show(scope, allowed.view(), caller);
        };
    }

    private Result show(OrgScope scope, WorkerView view, Caller caller) {
        Optional<WorkerTokens> tokens = workers.tokens(view.worker().id());
        if (tokens.isEmpty()) {
            return new TokensMissing();
        }
        WorkerInstance instance = view.instance();
        if (instance == null || instance.url().isBlank()) {
            return new NotReady();
        }
        audit.record(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                scope.user(),
                view.worker().orgId(),
                "worker.show-tokens",
                view.worker().id().value(),
                caller,
                Map.of()));
        return ask(instance, tokens.get());
    }

    private Result ask(WorkerInstance instance, WorkerTokens tokens) {
        String url = instance.url();
        CompletableFuture<Optional<String>> workspace =
                CompletableFuture.supplyAsync(() -> runtime.workspace(url, tokens.client()), executor);
        WorkerRuntime.Minting minting = runtime.mintOwnerToken(url, tokens.host());
        Connection connection = new Connection(url, workspace.join().orElse(null));
        return switch (minting) {
            case WorkerRuntime.Minted minted -> new Shown(tokens, minted.token(), connection);
            case WorkerRuntime.Refused refused -> withoutOwner(instance, tokens, connection, refused.message());
            case WorkerRuntime.Unreachable unreachable -> withoutOwner(instance, tokens, connection, "fetch failed");
        };
    }

    private Result withoutOwner(WorkerInstance instance, WorkerTokens tokens, Connection connection, String message) {
        return instance.provider().equals(pretendingProvider)
                ? new Shown(tokens, null, connection)
                : new OwnerUnavailable(message);
    }

    /**
     * Where to connect.
     *
     * @param url the instance's base URL as stored
     * @param workspaceId the workspace to open, or null when the worker named none
     */
    public record Connection(String url, @Nullable String workspaceId) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * The tokens.
     *
     * @param tokens host and client token
     * @param owner a new owner token; null where nothing real runs
     * @param connection where to connect
     */
    public record Shown(WorkerTokens tokens, @Nullable Secret owner, Connection connection) implements Result {}

    /** The worker has no live token of one scope. */
    public record TokensMissing() implements Result {}

    /** The worker has no URL yet. */
    public record NotReady() implements Result {}

    /**
     * The worker did not mint an owner token.
     *
     * @param message why
     */
    public record OwnerUnavailable(String message) implements Result {}

    /**
     * Not for this caller.
     *
     * @param reason why
     */
    public record Refused(WorkerAccess.Refusal reason) implements Result {}
}
