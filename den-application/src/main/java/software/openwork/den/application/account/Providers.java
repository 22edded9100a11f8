package software.openwork.den.application.account;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.openwork.den.domain.account.IdentityProvider;

/** The providers that are set up, and where they send browsers back to. */
public final class Providers {

    private final Map<String, IdentityProvider> byId;
    private final String callbacks;

    /**
     * Makes it.
     *
     * @param providers those that are set up; may be none
     * @param baseUrl where browsers reach this server
     */
    public Providers(List<IdentityProvider> providers, URI baseUrl) {
        this.byId = providers.stream().collect(Collectors.toUnmodifiableMap(IdentityProvider::id, Function.identity()));
        this.callbacks = baseUrl.toString().replaceFirst("/+$", "") + "/api/auth/callback/";
    }

    /**
     * Finds a provider.
     *
     * @param id any text
     * @return empty when there is none of that name, or it is not set up
     */
    public Optional<IdentityProvider> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Where a provider sends browsers back to, as it is registered there.
     *
     * @param provider the provider
     * @return an absolute URL
     */
    public String redirectUri(IdentityProvider provider) {
        return callbacks + provider.id();
    }
}
