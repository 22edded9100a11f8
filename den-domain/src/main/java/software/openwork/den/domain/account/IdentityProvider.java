package software.openwork.den.domain.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: a service with which people prove who they are (GitHub, Google), spoken to by the authorisation code flow
 * of OAuth 2.0 with PKCE. State, code verifier and their storage are the caller's; nothing is kept here between
 * calls. Calls but {@link #authorizationUrl} block until the provider has answered or the time-out has passed,
 * never throw because of the provider, and are safe for use by many threads.
 */
public interface IdentityProvider {

    /**
     * How the provider is called in URLs and in stored accounts.
     *
     * @return {@code github} or {@code google}
     */
    String id();

    /**
     * Where to send the browser. Does not call the provider.
     *
     * @param request what is asked for
     * @return an absolute URL
     */
    String authorizationUrl(AuthorizationRequest request);

    /**
     * Exchanges the code that the browser brought back, once, and asks who the person is.
     *
     * @param grant the code and what it was asked for with
     * @return the person and the tokens, or why there are none
     */
    Exchange exchange(CodeGrant grant);

    /**
     * Gets a new access token.
     *
     * @param refreshToken what an earlier exchange or refresh gave
     * @return new tokens, or why there are none
     */
    Refresh refresh(Secret refreshToken);

    /**
     * Judges an ID token that somebody else obtained: signature, issuer, audience, expiry, age of an hour at most.
     *
     * @param idToken any text
     * @param nonce the nonce that it must carry; null: not looked at
     * @return whose it is, or that it counts for nothing
     */
    IdTokenCheck verify(Secret idToken, @Nullable String nonce);

    /**
     * Reads the profile of a stored account again: with the access token where the provider has to be asked, else
     * from the ID token, whose age does not matter here.
     *
     * @param tokens the stored tokens
     * @return the profile, or why there is none
     */
    UserInfo userInfo(ProviderTokens tokens);

    /** Answer of {@link #exchange}. */
    sealed interface Exchange {}

    /** Answer of {@link #refresh}. */
    sealed interface Refresh {}

    /** Answer of {@link #verify}. */
    sealed interface IdTokenCheck {}

    /** Answer of {@link #userInfo}. */
    sealed interface UserInfo {}

    /**
     * The provider vouches for this person.
     *
     * @param profile the person, with an address
     * @param tokens what the provider gave
     */
    record Identified(ProviderProfile profile, ProviderTokens tokens) implements Exchange {

        /** Refuses a profile without an address. */
        public Identified {
            requireEmail(profile);
        }

        /**
         * The person's address.
         *
         * @return as the provider writes it, letter case included
         */
        public String email() {
            return requireEmail(profile);
        }
    }

    /**
     * The ID token is genuine.
     *
     * @param profile whose it is, with an address
     */
    record Genuine(ProviderProfile profile) implements IdTokenCheck {

        /** Refuses a profile without an address. */
        public Genuine {
            requireEmail(profile);
        }

        /**
         * The person's address.
         *
         * @return as the provider writes it, letter case included
         */
        public String email() {
            return requireEmail(profile);
        }
    }

    /**
     * The provider vouches for this person and tells no address.
     *
     * @param profile the person
     */
    record NoEmail(ProviderProfile profile) implements Exchange, IdTokenCheck {}

    /**
     * There are no tokens for the code: it is wrong, used, too old or of somebody else, or the provider failed.
     *
     * @param fault what happened
     */
    record InvalidCode(ProviderFault fault) implements Exchange {}

    /**
     * Who the person is could not be learned.
     *
     * @param fault what happened
     */
    record NoUserInfo(ProviderFault fault) implements Exchange, UserInfo {}

    /**
     * New tokens. What the provider did not repeat is absent (refresh token, ID token, scopes): the old ones stay.
     *
     * @param tokens the tokens
     */
    record Refreshed(ProviderTokens tokens) implements Refresh {}

    /**
     * There is no new access token.
     *
     * @param fault what happened; {@code REFUSED} will not get better by itself
     */
    record NotRefreshed(ProviderFault fault) implements Refresh {}

    /**
     * The ID token counts for nothing, or could not be judged.
     *
     * @param fault what is wrong
     */
    record NotGenuine(ProviderFault fault) implements IdTokenCheck {}

    /** This provider has no ID tokens. */
    record NotSupported() implements IdTokenCheck {}

    /**
     * The profile.
     *
     * @param profile what Den makes of it
     * @param claims what the provider said: the text of a JSON object
     */
    record Found(ProviderProfile profile, String claims) implements UserInfo {

        /** Without the claims, which are personal. */
        @Override
        public String toString() {
            return "Found[" + profile + "]";
        }
    }

    private static String requireEmail(ProviderProfile profile) {
        return Objects.requireNonNull(profile.email(), "email");
    }
}
