package software.openwork.den.app.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.openwork.den.domain.account.CodeGrant;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.secret.Secret;

/**
 * Signing in with a provider: whether the callback URL is one that it takes, and whether it knows the client. The latter
 * by a code that does not exist: the client is checked first, and the answer tells which of the two was refused.
 */
final class SignInCheck implements Check {

    private static final String PUBLIC_URL = "BETTER_AUTH_URL";
    private static final Set<String> WRONG_CLIENT = Set.of(
            "incorrect_client_credentials", "invalid_client", "unauthorized_client", "unknown error", "HTTP 404");
    private static final Set<String> WRONG_CODE = Set.of("bad_verification_code", "invalid_grant");

    private final String id;
    private final Supplier<IdentityProvider> provider;
    private final URI publicUrl;

    /**
     * A check.
     *
     * @param id of the provider, which its settings begin with
     * @param provider made from complete settings only
     */
    SignInCheck(String id, Supplier<IdentityProvider> provider, URI publicUrl) {
        this.id = id;
        this.provider = provider;
        this.publicUrl = publicUrl;
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public Set<String> needs() {
        return Set.of(clientId(), clientSecret(), PUBLIC_URL);
    }

    private String clientId() {
        return prefix() + "_CLIENT_ID";
    }

    private String clientSecret() {
        return prefix() + "_CLIENT_SECRET";
    }

    private String prefix() {
        return id.toUpperCase(Locale.ROOT);
    }

    private String callback() {
        return publicUrl + "/api/auth/callback/" + id;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>(List.of(client()));
        refusedCallback().ifPresent(reason -> findings.add(Finding.failed(name(), reason, PUBLIC_URL)));
        return findings;
    }

    private Finding client() {
        CodeGrant nobodys = new CodeGrant(
                Secret.of("den-doctor"), Secret.of("den-doctor-den-doctor-den-doctor-den-doctor"), callback());
        return switch (provider.get().exchange(nobodys)) {
            case IdentityProvider.InvalidCode(ProviderFault fault) -> client(fault);
            case IdentityProvider.Exchange other ->
                Finding.failed(name(), "took a code that nobody was given", tokenUrl());
        };
    }

    private Finding client(ProviderFault fault) {
        return switch (fault.kind()) {
            case UNAVAILABLE -> Finding.failed(name(), "cannot be asked: " + fault.detail(), tokenUrl());
            case UNUSABLE -> Finding.failed(name(), "that is no token endpoint: " + fault.detail(), tokenUrl());
            case REFUSED -> refused(fault.detail());
        };
    }

    private Finding refused(String detail) {
        if (WRONG_CODE.contains(detail)) {
            return Finding.ok(name(), "knows the client; its callback URL must be registered there: " + callback());
        }
        if (WRONG_CLIENT.contains(detail)) {
            return Finding.failed(name(), "does not accept the client (" + detail + ")", clientSecret(), clientId());
        }
        return detail.equals("redirect_uri_mismatch")
                ? Finding.failed(name(), "the client has another callback URL than " + callback(), PUBLIC_URL)
                : Finding.failed(name(), "answered in a way that tells nothing: " + detail, tokenUrl());
    }

    private String tokenUrl() {
        return "DEN_" + prefix() + "_TOKEN_URL";
    }

    /** Google wants https and a name, save on this very machine; GitHub takes what it is given. */
    private Optional<String> refusedCallback() {
        String host = publicUrl.getHost() == null ? "" : publicUrl.getHost();
        if (!id.equals("google") || PublicUrlCheck.isLoopback(host)) {
            return Optional.empty();
        }
        if (!"https".equalsIgnoreCase(publicUrl.getScheme())) {
            return Optional.of("Google takes no callback URL with http but on localhost: " + callback());
        }
        return host.startsWith("[") || host.matches("[0-9.]+")
                ? Optional.of("Google takes no callback URL with an address for a name: " + callback())
                : Optional.empty();
    }
}
