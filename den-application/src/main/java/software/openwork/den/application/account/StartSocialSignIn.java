package software.openwork.den.application.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Sends a browser to a provider: to sign in, or so that somebody signed in can do so that way from now on. */
public final class StartSocialSignIn {

    /** Longer URLs are not carried by every browser, proxy and server on the way. */
    private static final int LONGEST_URL = 6_000;

    private static final int MOST_DATA = 16_384;
    private static final int VERIFIER_PARTS = 4;

    private final Providers providers;
    private final PendingSignIns pendingSignIns;
    private final TokenSource tokens;
    private final InstantSource clock;

    public StartSocialSignIn(
            Providers providers, PendingSignIns pendingSignIns, TokenSource tokens, InstantSource clock) {
        this.providers = providers;
        this.pendingSignIns = pendingSignIns;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Starts.
     *
     * @param command where to
     * @return where to send the browser, or why it stays
     */
    public Result handle(Command command) {
        Optional<IdentityProvider> provider = providers.find(command.provider());
        if (provider.isEmpty()) {
            return new UnknownProvider();
        }
        // Session tokens and states are the same kind of text: 32 letters and digits, about 190 bits.
        String state = tokens.sessionToken().reveal();
        Secret verifier = Secret.of(Stream.generate(() -> tokens.sessionToken().reveal())
                .limit(VERIFIER_PARTS)
                .collect(Collectors.joining()));
        String url = provider.get()
                .authorizationUrl(new AuthorizationRequest(
                        state,
                        verifier,
                        providers.redirectUri(provider.get()),
                        command.scopes(),
                        command.loginHint(),
                        command.parameters()));
        if (url.length() > LONGEST_URL || command.additionalData().length() > MOST_DATA) {
            return new TooLong();
        }
        pendingSignIns.add(pending(command, state, verifier));
        return new Started(url, state);
    }

    private PendingSignIn pending(Command command, String state, Secret verifier) {
        SignedIn owner = command.linkTo();
        return new PendingSignIn(
                state,
                command.provider(),
                verifier,
                command.callbackUrl(),
                command.errorUrl(),
                command.newUserUrl(),
                command.requestSignUp(),
                owner == null
                        ? null
                        : new PendingSignIn.Link(
                                owner.user().id(),
                                owner.user().email(),
                                owner.session().id()),
                command.additionalData(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(PendingSignIn.LIFETIME));
    }

    /**
     * Where to.
     *
     * @param provider its identifier, any text
     * @param callbackUrl where the person wants to go afterwards; trusted
     * @param errorUrl where to go when it fails, trusted; or null
     * @param newUserUrl where to go instead when the person is new here, trusted; or null
     * @param scopes asked for beyond those of every sign-in
     * @param loginHint the account that the person will want, or null
     * @param parameters of the provider's page; none of {@link AuthorizationRequest#RESERVED}
     * @param additionalData to keep with it: the text of a JSON object
     * @param requestSignUp whether the client asks for a sign-up
     * @param linkTo null to sign in; else who wants another way in
     */
    public record Command(
            String provider,
            String callbackUrl,
            @Nullable String errorUrl,
            @Nullable String newUserUrl,
            List<String> scopes,
            @Nullable String loginHint,
            Map<String, String> parameters,
            String additionalData,
            boolean requestSignUp,
            @Nullable SignedIn linkTo) {

        /** Copies the scopes. */
        public Command {
            scopes = List.copyOf(scopes);
        }
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Under way.
     *
     * @param url where to send the browser
     * @param state to be kept by the browser until it is back
     */
    public record Started(String url, String state) implements Result {}

    /** There is no such provider, or it is not set up. */
    public record UnknownProvider() implements Result {}

    /** What is asked for is more than a URL, or the database, holds. */
    public record TooLong() implements Result {}
}
