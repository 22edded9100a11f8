package software.openwork.den.app.simulate;

import java.util.Optional;
import java.util.function.Function;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerRuntime;

/**
 * Workers that are reached by their own names without DNS and certificates.
 *
 * @param runtime reaches them by their addresses
 * @param addresses the address behind a URL, empty when the name leads nowhere
 */
public record NamedWorkers(WorkerRuntime runtime, Function<String, Optional<String>> addresses)
        implements WorkerRuntime {

    @Override
    public boolean isHealthy(String url) {
        return addresses.apply(url).filter(runtime::isHealthy).isPresent();
    }

    @Override
    public Optional<String> workspace(String url, Secret client) {
        return addresses.apply(url).flatMap(at -> runtime.workspace(at, client));
    }

    @Override
    public Minting mintOwnerToken(String url, Secret host) {
        return addresses.apply(url).map(at -> runtime.mintOwnerToken(at, host)).orElseGet(Unreachable::new);
    }

    @Override
    public Reply versions(String url, Secret host) {
        return addresses.apply(url).map(at -> runtime.versions(at, host)).orElseGet(Unreachable::new);
    }

    @Override
    public Reply upgrade(String url, Secret host, String body) {
        return addresses.apply(url).map(at -> runtime.upgrade(at, host, body)).orElseGet(Unreachable::new);
    }
}
