package software.openwork.den.domain.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * Running workers in memory. Every URL is a healthy worker with one workspace unless a test says otherwise. Safe for
 * use by many threads.
 */
public final class FakeWorkerRuntime implements WorkerRuntime {

    /**
     * A call that reached a worker.
     *
     * @param method name of the method
     * @param url base URL
     * @param token the token that came with it, or null
     * @param body what came with it, or null
     */
    public record Call(
            String method,
            String url,
            @Nullable Secret token,
            @Nullable String body) {}

    private static final class Site {
        private boolean reachable = true;
        private int unhealthyProbes;
        private @Nullable String workspace = "ws_1";
        private @Nullable String refusal;
        private Answered versions = new Answered(200, "{\"versions\":{\"opencode\":\"1.0.0\"}}");
        private Answered upgrade = new Answered(200, "{\"ok\":true}");
        private int minted;
    }

    private final Map<String, Site> sites = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private boolean down;

    /** No worker can be reached, or all can again. */
    public synchronized FakeWorkerRuntime down(boolean unreachable) {
        down = unreachable;
        return this;
    }

    /** Nobody answers at that URL, or somebody does again. */
    public synchronized FakeWorkerRuntime reachable(String url, boolean reachable) {
        site(url).reachable = reachable;
        return this;
    }

    /** The next so many probes find the worker unhealthy; {@code Integer.MAX_VALUE} for all. */
    public synchronized FakeWorkerRuntime unhealthy(String url, int probes) {
        site(url).unhealthyProbes = probes;
        return this;
    }

    /** The workspace to connect to; null: the worker has none. */
    public synchronized FakeWorkerRuntime workspace(String url, @Nullable String id) {
        site(url).workspace = id;
        return this;
    }

    /** Minting is refused in these words; null: it works. */
    public synchronized FakeWorkerRuntime refuseMinting(String url, @Nullable String message) {
        site(url).refusal = message;
        return this;
    }

    /** What the worker answers when asked for versions. */
    public synchronized FakeWorkerRuntime versions(String url, int status, String json) {
        site(url).versions = new Answered(status, json);
        return this;
    }

    /** What the worker answers when it shall upgrade. */
    public synchronized FakeWorkerRuntime upgrade(String url, int status, String json) {
        site(url).upgrade = new Answered(status, json);
        return this;
    }

    /** The calls so far that reached a worker. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized boolean isHealthy(String url) {
        if (!reach("isHealthy", url, null, null)) {
            return false;
        }
        Site site = site(url);
        if (site.unhealthyProbes > 0) {
            site.unhealthyProbes -= site.unhealthyProbes == Integer.MAX_VALUE ? 0 : 1;
            return false;
        }
        return true;
    }

    @Override
    public synchronized Optional<String> workspace(String url, Secret client) {
        return reach("workspace", url, client, null) ? Optional.ofNullable(site(url).workspace) : Optional.empty();
    }

    @Override
    public synchronized Minting mintOwnerToken(String url, Secret host) {
        if (!reach("mintOwnerToken", url, host, null)) {
            return new Unreachable();
        }
        Site site = site(url);
        if (site.refusal != null) {
            return new Refused(site.refusal);
        }
        site.minted++;
        return new Minted(Secret.of("owner-" + site.minted));
    }

    @Override
    public synchronized Reply versions(String url, Secret host) {
        return reach("versions", url, host, null) ? site(url).versions : new Unreachable();
    }

    @Override
    public synchronized Reply upgrade(String url, Secret host, String body) {
        return reach("upgrade", url, host, body) ? site(url).upgrade : new Unreachable();
    }

    private boolean reach(String method, String url, @Nullable Secret token, @Nullable String body) {
        boolean noUrl = url.indexOf(' ') >= 0;
        if (down || noUrl || !site(url).reachable) {
            return false;
        }
        calls.add(new Call(method, url, token, body));
        return true;
    }

    private Site site(String url) {
        return sites.computeIfAbsent(url, any -> new Site());
    }
}
