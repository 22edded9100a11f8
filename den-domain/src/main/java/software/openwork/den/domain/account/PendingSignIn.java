package software.openwork.den.domain.account;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * A sign-in whose browser was sent to an {@link IdentityProvider} and is not back yet.
 *
 * @param state comes back with the browser, which also has it in a cookie
 * @param provider whose answer it waits for; null when the replaced service began it, which did not note that
 * @param codeVerifier of PKCE
 * @param callbackUrl where the person wants to go; null only where the replaced service noted none
 * @param errorUrl where to go when it fails, or null
 * @param newUserUrl where to go instead when the person is new here, or null
 * @param requestSignUp whether the client asked for a sign-up; kept for the replaced service, nothing depends on it
 * @param link null for a sign-in; else who wants another way in
 * @param additionalData what the client wants kept with it: the text of a JSON object
 * @param expiresAt the browser is too late from this moment on
 */
public record PendingSignIn(
        String state,
        @Nullable String provider,
        Secret codeVerifier,
        @Nullable String callbackUrl,
        @Nullable String errorUrl,
        @Nullable String newUserUrl,
        boolean requestSignUp,
        @Nullable Link link,
        String additionalData,
        Instant expiresAt) {

    /** How long a person may take at the provider. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** No additional data. */
    public static final String NO_DATA = "{}";

    /**
     * Somebody signed in wants to sign in through the provider from now on.
     *
     * @param userId who
     * @param email their address then
     * @param sessionId of the session that asked; null when the replaced service began it, which notes that otherwise
     */
    public record Link(
            UserId userId, String email, @Nullable String sessionId) {}

    /**
     * Whether it is not too late.
     *
     * @param now the present
     * @return true before {@link #expiresAt()}
     */
    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /**
     * Whether an answer of that provider is waited for.
     *
     * @param id of the provider that sent the browser back
     * @return false for an answer of another one
     */
    public boolean isFor(String id) {
        return provider == null || provider.equals(id);
    }

    /** Without the verifier, and without what is personal. */
    @Override
    public String toString() {
        return "PendingSignIn[provider=" + provider + "]";
    }
}
