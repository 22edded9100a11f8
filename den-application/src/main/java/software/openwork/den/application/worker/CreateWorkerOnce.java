package software.openwork.den.application.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.idempotency.IdempotencyKeys;
import software.openwork.den.domain.idempotency.KeyedRequest;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.TokenSource;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerTokens;

/**
 * Creates a worker for a request that may come more than once: whoever sends the same idempotency key again gets the
 * worker that the first request made. A request that made none leaves its key free.
 */
public final class CreateWorkerOnce {

    private static final String ROUTE = "POST /v1/workers";

    /** One that dies on its way keeps its key from others for so long; one that takes longer may be undone by another. */
    private static final Duration HELD = Duration.ofSeconds(5);

    private final CreateWorker createWorker;
    private final IdempotencyKeys keys;
    private final WorkerAccess access;
    private final WorkerRepository workers;
    private final AuditLog audit;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final Duration kept;

    /**
     * The use case.
     *
     * @param kept how long a key is known after its first use
     */
    public CreateWorkerOnce(
            CreateWorker createWorker,
            IdempotencyKeys keys,
            WorkerAccess access,
            WorkerRepository workers,
            AuditLog audit,
            TokenSource tokens,
            InstantSource clock,
            Duration kept) {
        this.createWorker = createWorker;
        this.keys = keys;
        this.access = access;
        this.workers = workers;
        this.audit = audit;
        this.tokens = tokens;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Creates, unless a request with that key did.
     *
     * @param command what is wanted
     * @param key the idempotency key, or null for a request that has none
     * @return what came of it, now or then
     */
    public Result handle(CreateWorker.Command command, @Nullable String key) {
        if (key == null) {
            return new Answered(createWorker.handle(command));
        }
        KeyedRequest request = new KeyedRequest(command.user().id(), ROUTE, key, content(command));
        String holder = tokens.uuid();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (keys.claim(request, holder, now, now.plus(HELD), now.minus(kept))) {
            case IdempotencyKeys.Claimed claimed -> create(command, request, holder);
            case IdempotencyKeys.Running running -> new StillRunning(Duration.between(now, running.until()));
            case IdempotencyKeys.Reused reused -> new KeyReused();
            case IdempotencyKeys.Completed completed -> again(command, new WorkerId(completed.result()), now);
        };
    }

    private Result create(CreateWorker.Command command, KeyedRequest request, String holder) {
        try {
            CreateWorker.Result result = createWorker.handle(command, worker -> {
                if (!keys.complete(request, holder, worker.id().value())) {
                    throw new TakenOverException();
                }
            });
            if (!(result instanceof CreateWorker.Created)) {
                keys.release(request, holder);
            }
            return new Answered(result);
        } catch (TakenOverException late) {
            return new StillRunning(HELD);
        } catch (RuntimeException broken) {
            release(request, holder, broken);
            throw broken;
        }
    }

    /** What broke is told, not that the key stays held for a while because of it. */
    private void release(KeyedRequest request, String holder, RuntimeException broken) {
        try {
            keys.release(request, holder);
        } catch (RuntimeException further) {
            broken.addSuppressed(further);
        }
    }

    /** The answer as it was, with the tokens as they are; for those only who may still see them. */
    private Result again(CreateWorker.Command command, WorkerId id, Instant now) {
        Optional<Worker> worker = workers.find(id)
                .flatMap(view -> seen(command, view.worker()))
                .map(each ->
                        Worker.request(each.id(), each.orgId(), command.user().id(), each.spec(), each.createdAt()));
        Optional<WorkerTokens> known = worker.flatMap(each -> workers.tokens(each.id()));
        if (worker.isEmpty() || known.isEmpty()) {
            return new WorkerGone();
        }
        audit.record(new AuditEntry(
                now,
                command.user().id(),
                worker.get().orgId(),
                "worker.show-tokens",
                id.value(),
                command.caller(),
                Map.of()));
        return new Answered(new CreateWorker.Created(worker.get(), known.get()));
    }

    private Optional<Worker> seen(CreateWorker.Command command, Worker worker) {
        OrgScope scope =
                new OrgScope(command.user().id(), Optional.of(worker.orgId().value()));
        return switch (access.find(scope, worker.id().value(), WorkerAction.SHOW_TOKENS)) {
            case WorkerAccess.Allowed allowed -> Optional.of(allowed.view().worker());
            case WorkerAccess.Refusal refusal -> Optional.empty();
        };
    }

    /** Each part with its length in front: no two requests are spelled the same. */
    private static String content(CreateWorker.Command command) {
        WorkerSpec spec = command.spec();
        return Stream.of(
                        Optional.of(spec.name()),
                        Optional.ofNullable(spec.description()),
                        Optional.of(spec.destination().word()),
                        Optional.ofNullable(spec.workspacePath()),
                        Optional.ofNullable(spec.sandboxBackend()),
                        Optional.ofNullable(spec.imageVersion()),
                        command.orgId())
                .map(part -> part.map(text -> text.length() + ":" + text).orElse("-"))
                .collect(Collectors.joining(" "));
    }

    /** Somebody else handles the request since this one took too long: the transaction is undone. */
    private static final class TakenOverException extends RuntimeException {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Handled, now or before.
     *
     * @param result what came of it
     */
    public record Answered(CreateWorker.Result result) implements Result {}

    /**
     * The same request is being handled; the client may ask again.
     *
     * @param retryAfter when at the latest the key is free, from now
     */
    public record StillRunning(Duration retryAfter) implements Result {}

    /** The key belongs to another request. */
    public record KeyReused() implements Result {}

    /** The worker that the first request made was deleted, or is not the caller's any more. */
    public record WorkerGone() implements Result {}
}
