package software.openwork.den.application.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

/** Opens a session for a person whose client got an ID token from the provider itself. */
public final class SignInWithIdToken {

    private final Providers providers;
    private final ProviderSignIn signIn;

    public SignInWithIdToken(Providers providers, ProviderSignIn signIn) {
        this.providers = providers;
        this.signIn = signIn;
    }

    /**
     * Signs in.
     *
     * @param command what the client has
     * @return the open session, or why there is none
     */
    public Result handle(Command command) {
        Optional<IdentityProvider> provider = providers.find(command.provider());
        if (provider.isEmpty()) {
            return new UnknownProvider();
        }
        return switch (provider.get().verify(command.idToken(), command.nonce())) {
            case IdentityProvider.NotSupported none -> new NotSupported();
            case IdentityProvider.NotGenuine(var fault) -> {
                ProviderFaults.log(provider.get(), "an ID token", fault);
                yield new NotGenuine();
            }
            case IdentityProvider.NoEmail none -> new NoEmail();
            case IdentityProvider.Genuine genuine ->
                switch (signIn.open(new ProviderSignIn.Arrival(
                        provider.get().id(), genuine.profile(), genuine.email(), tokens(command), command.caller()))) {
                    case ProviderSignIn.NotLinked notLinked -> new NotLinked();
                    case ProviderSignIn.NotCreated notCreated -> new NotCreated();
                    case ProviderSignIn.Opened opened -> new Opened(opened.signedIn());
                };
        };
    }

    private static AccountTokens tokens(Command command) {
        return new AccountTokens(
                command.accessToken(),
                command.refreshToken(),
                command.idToken(),
                command.accessExpiresAt(),
                null,
                List.of());
    }

    /**
     * What the client has.
     *
     * @param provider its identifier, any text
     * @param idToken any text
     * @param nonce the nonce that the token must carry, or null
     * @param accessToken to be kept, or null
     * @param refreshToken to be kept, or null
     * @param accessExpiresAt end of the access token, or null
     * @param caller from where
     */
    public record Command(
            String provider,
            Secret idToken,
            @Nullable String nonce,
            @Nullable Secret accessToken,
            @Nullable Secret refreshToken,
            @Nullable Instant accessExpiresAt,
            Caller caller) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Done.
     *
     * @param signedIn the new session
     */
    public record Opened(SignedIn signedIn) implements Result {}

    /** There is no such provider, or it is not set up. */
    public record UnknownProvider() implements Result {}

    /** The provider has no ID tokens. */
    public record NotSupported() implements Result {}

    /** The token counts for nothing. */
    public record NotGenuine() implements Result {}

    /** The token tells no address. */
    public record NoEmail() implements Result {}

    /** Somebody here has the address, and may be somebody else. */
    public record NotLinked() implements Result {}

    /** The person cannot be kept. */
    public record NotCreated() implements Result {}
}
