package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;

/**
 * The taking down of one worker: all that is needed to finish it after the worker's own rows are gone, and the
 * receipt that is shown for it. Made and changed by {@link TeardownMachine} only; stores read it back through the
 * constructor. Times have whole milliseconds.
 *
 * @param workerId whose teardown
 * @param orgId the worker's organisation
 * @param createdBy who launched it, or null when that is not known
 * @param workerName the worker's display name, or null in teardowns that are older than this component
 * @param instanceUrl the URL by which a service made by the replaced service is found, or null
 * @param createSentAt when a create was sent whose result is not known, or null
 * @param host the service
 * @param domain the custom domain at the vendor, or null when the worker had none
 * @param dns the DNS record, or null when the worker had none
 * @param deletesHost whether the service is deleted in the end rather than only suspended
 * @param requestedAt when the worker was deleted
 * @param finishedAt when nothing was left, or null
 * @param version for compare-and-set: the version that was read
 */
public record Teardown(
        WorkerId workerId,
        OrgId orgId,
        @Nullable UserId createdBy,
        @Nullable String workerName,
        @Nullable String instanceUrl,
        @Nullable Instant createSentAt,
        Resource host,
        @Nullable Resource domain,
        @Nullable Resource dns,
        boolean deletesHost,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long version) {

    /** What became of a resource. */
    public enum State {
        /** Not tried yet, or under way. */
        PENDING,
        /** It does not exist (any more). */
        GONE,
        /** It exists, but does not run and costs nothing. */
        SUSPENDED,
        /** The last try failed; another follows. */
        FAILED
    }

    /**
     * Something that has to be taken down.
     *
     * @param ref the vendor's reference or the domain name, or null while it is not known
     * @param state what became of it
     * @param at when it took that state, or was last tried in vain
     * @param attempts how often it was tried; of a service, since it is known
     * @param lastError why the last try failed, or null; holds no secret
     * @param dueAt when it is tried next
     */
    public record Resource(
            @Nullable String ref,
            State state,
            Instant at,
            int attempts,
            @Nullable String lastError,
            Instant dueAt) {

        static Resource pending(@Nullable String ref, Instant now) {
            return new Resource(ref, State.PENDING, now, 0, null, now);
        }
    }

    /**
     * The service, where it is known.
     *
     * @return its reference, or empty
     */
    public Optional<HostRef> knownHost() {
        return Optional.ofNullable(host.ref()).map(HostRef::new);
    }

    /**
     * Whether nothing is left to do.
     *
     * @return true if so
     */
    public boolean isFinished() {
        return finishedAt != null;
    }

    /** What an action is about. */
    Resource resourceOf(TeardownAction action) {
        return switch (action) {
            case TeardownAction.RemoveDns remove -> present(dns);
            case TeardownAction.DetachDomain detach -> present(domain);
            case TeardownAction.FindHost find -> host;
            case TeardownAction.SuspendHost suspend -> host;
            case TeardownAction.DeleteHost delete -> host;
            case TeardownAction.Wait wait -> host;
            case TeardownAction.Nothing nothing -> host;
        };
    }

    private static Resource present(@Nullable Resource resource) {
        if (resource == null) {
            throw new IllegalStateException("a teardown acts on what it has only");
        }
        return resource;
    }

    Teardown withHost(Resource value) {
        return with(value, domain, dns, finishedAt);
    }

    Teardown withDomain(Resource value) {
        return with(host, value, dns, finishedAt);
    }

    Teardown withDns(Resource value) {
        return with(host, domain, value, finishedAt);
    }

    Teardown finished(@Nullable Instant at) {
        return with(host, domain, dns, at);
    }

    /** The teardown of the same worker, with everything that ever changes. */
    private Teardown with(
            Resource newHost, @Nullable Resource newDomain, @Nullable Resource newDns, @Nullable Instant finished) {
        return new Teardown(
                workerId,
                orgId,
                createdBy,
                workerName,
                instanceUrl,
                createSentAt,
                newHost,
                newDomain,
                newDns,
                deletesHost,
                requestedAt,
                finished,
                version);
    }
}
