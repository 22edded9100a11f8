package software.openwork.den.app.stub;

import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Runs nothing, remembers nothing, and agrees to everything. A service exists as soon as somebody looks for it:
 * so a launch that was interrupted in the middle of a create goes on at once, with the same reference.
 */
public final class StubWorkerHost implements WorkerHost {

    private static final String PREFIX = "stub-";
    private static final String PLACEHOLDER = "{workerId}";

    private final String urlTemplate;

    /**
     * A host.
     *
     * @param urlTemplate URL of a worker with {@code {workerId}} in place of its identifier, the first time
     */
    public StubWorkerHost(String urlTemplate) {
        this.urlTemplate = urlTemplate;
    }

    @Override
    public Search find(HostSearch search) {
        return new Found(reference(search.workerId()));
    }

    @Override
    public Creation create(HostRequest request) {
        return new Created(reference(request.workerId()));
    }

    @Override
    public Deploy deploy(HostRef host) {
        return host.value().startsWith(PREFIX) ? new DeployedAt(url(host)) : new Vanished();
    }

    @Override
    public Effect attachDomain(HostRef host, String domain) {
        return new Effect.Done();
    }

    @Override
    public Effect verifyDomain(HostRef host, String domain) {
        return new Effect.Done();
    }

    @Override
    public Effect detachDomain(HostRef host, String domain) {
        return new Effect.Done();
    }

    @Override
    public Effect suspend(HostRef host) {
        return new Effect.Done();
    }

    @Override
    public Effect resume(HostRef host) {
        return new Effect.Done();
    }

    @Override
    public Effect delete(HostRef host) {
        return new Effect.Done();
    }

    private String url(HostRef host) {
        int at = urlTemplate.indexOf(PLACEHOLDER);
        return urlTemplate.substring(0, at)
                + host.value().substring(PREFIX.length())
                + urlTemplate.substring(at + PLACEHOLDER.length());
    }

    private static HostRef reference(WorkerId worker) {
        return new HostRef(PREFIX + worker.value());
    }
}
