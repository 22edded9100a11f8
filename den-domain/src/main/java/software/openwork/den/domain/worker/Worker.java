package software.openwork.den.domain.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;

/**
 * A worker. Immutable: each change returns a {@link WorkerTransition}, because late news from vendors make illegal
 * moves expected rather than exceptional.
 *
 * @param id identifier
 * @param orgId the organisation that owns it
 * @param createdBy who launched it; null for workers older than that record
 * @param spec what was asked for
 * @param status what it is now
 * @param createdAt when it was requested
 * @param updatedAt when it was last changed
 */
public record Worker(
        WorkerId id,
        OrgId orgId,
        @Nullable UserId createdBy,
        WorkerSpec spec,
        WorkerStatus status,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A new worker: healthy at once when local, provisioning when it must be launched.
     *
     * @param id its new identifier
     * @param orgId its organisation
     * @param createdBy who asks for it
     * @param spec what is asked for
     * @param now the present
     * @return the worker
     * @throws IllegalArgumentException when the spec breaks a bound; adapters check first and name the field
     */
    public static Worker request(WorkerId id, OrgId orgId, UserId createdBy, WorkerSpec spec, Instant now) {
        spec.brokenBound().ifPresent(field -> {
            throw new IllegalArgumentException(field);
        });
        WorkerStatus status = switch (spec.destination()) {
            case LOCAL -> WorkerStatus.HEALTHY;
            case CLOUD -> WorkerStatus.PROVISIONING;
        };
        return new Worker(id, orgId, createdBy, spec, status, now, now);
    }

    /**
     * Whether the user launched this worker.
     *
     * @param user a user
     * @return true if so
     */
    public boolean isCreatedBy(UserId user) {
        return user.equals(createdBy);
    }

    /**
     * The worker was seen running.
     *
     * @param now the present
     * @return applied from {@code PROVISIONING}, unchanged when already healthy, else refused
     */
    public WorkerTransition provisioned(Instant now) {
        return become(WorkerStatus.HEALTHY, now);
    }

    /**
     * The launch failed.
     *
     * @param now the present
     * @return applied from {@code PROVISIONING}, unchanged when already failed, else refused
     */
    public WorkerTransition failed(Instant now) {
        return become(WorkerStatus.FAILED, now);
    }

    /**
     * A failed launch is tried again.
     *
     * @param now the present
     * @return applied from {@code FAILED}, unchanged when already provisioning, else refused
     */
    public WorkerTransition retried(Instant now) {
        return become(WorkerStatus.PROVISIONING, now);
    }

    /**
     * The worker was taken down.
     *
     * @param now the present
     * @return applied from any other status, unchanged when already stopped
     */
    public WorkerTransition stopped(Instant now) {
        return become(WorkerStatus.STOPPED, now);
    }

    private WorkerTransition become(WorkerStatus next, Instant now) {
        if (status == next) {
            return new WorkerTransition.Unchanged(this);
        }
        if (!status.allows(next)) {
            return new WorkerTransition.Refused(status, next);
        }
        return new WorkerTransition.Applied(new Worker(id, orgId, createdBy, spec, next, createdAt, now));
    }
}
