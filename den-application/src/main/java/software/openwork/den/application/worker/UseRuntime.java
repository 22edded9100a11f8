package software.openwork.den.application.worker;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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

/** Reads the versions of the software on a worker, and upgrades it. */
public final class UseRuntime {

    private final WorkerAccess access;
    private final WorkerRepository workers;
    private final WorkerRuntime runtime;
    private final AuditLog audit;
    private final InstantSource clock;

    public UseRuntime(
            WorkerAccess access, WorkerRepository workers, WorkerRuntime runtime, AuditLog audit, InstantSource clock) {
        this.access = access;
        this.workers = workers;
        this.runtime = runtime;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads the versions.
     *
     * @param scope whose worker
     * @param id its identifier as it came
     * @return the worker's answer, or why there is none
     */
    public Result versions(OrgScope scope, String id) {
        return switch (access.find(scope, id, WorkerAction.READ)) {
            case WorkerAccess.Refusal refusal -> new Refused(refusal);
            case WorkerAccess.Allowed allowed -> ask(allowed.view(), runtime::versions);
        };
    }

    /**
     * Upgrades.
     *
     * @param scope whose worker
     * @param id its identifier as it came
     * @param json passed on as it is
     * @param caller from where
     * @return the worker's answer, or why there is none
     */
    public Result upgrade(OrgScope scope, String id, String json, Caller caller) {
        return switch (access.find(scope, id, WorkerAction.UPGRADE, caller)) {
            case WorkerAccess.Refusal refusal -> new Refused(refusal);
            case WorkerAccess.Allowed allowed -> {
                audit.record(new AuditEntry(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        scope.user(),
                        allowed.view().worker().orgId(),
                        "worker.upgrade",
                        allowed.view().worker().id().value(),
                        caller,
                        Map.of()));
                yield ask(allowed.view(), (url, host) -> runtime.upgrade(url, host, json));
            }
        };
    }

    private Result ask(WorkerView view, BiFunction<String, Secret, WorkerRuntime.Reply> call) {
        WorkerInstance instance = view.instance();
        Optional<WorkerTokens> tokens = workers.tokens(view.worker().id());
        if (instance == null || instance.url().isBlank() || tokens.isEmpty()) {
            return new NotReady();
        }
        return new Asked(call.apply(instance.url(), tokens.get().host()));
    }

    /** Answer of {@link #versions} and {@link #upgrade}. */
    public sealed interface Result {}

    /**
     * The worker was asked.
     *
     * @param reply what it said
     */
    public record Asked(WorkerRuntime.Reply reply) implements Result {}

    /** The worker has no URL or no token yet. */
    public record NotReady() implements Result {}

    /**
     * Not for this caller.
     *
     * @param reason why
     */
    public record Refused(WorkerAccess.Refusal reason) implements Result {}
}
