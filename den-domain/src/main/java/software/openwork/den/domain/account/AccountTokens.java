package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * What is kept of a {@link LinkedAccount} to act for its owner at the provider. Each part may be unknown.
 *
 * @param access the access token, or null
 * @param refresh gets new access tokens, or null
 * @param idToken signed statement about the person, or null
 * @param accessExpiresAt end of the access token, null when unknown or never
 * @param refreshExpiresAt end of the refresh token, null when unknown or never
 * @param scopes what was granted, in the provider's order; empty when unknown
 */
public record AccountTokens(
        @Nullable Secret access,
        @Nullable Secret refresh,
        @Nullable Secret idToken,
        @Nullable Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt,
        List<String> scopes) {

    /** Nothing known: an account with a password. */
    public static final AccountTokens NONE = new AccountTokens(null, null, null, null, null, List.of());

    private static final int LONGEST = 16_384;

    /** Copies the scopes. */
    public AccountTokens {
        scopes = List.copyOf(scopes);
    }

    /**
     * What a provider gave.
     *
     * @param given by the provider just now
     * @return all of it
     */
    public static AccountTokens of(ProviderTokens given) {
        return new AccountTokens(
                given.access(),
                given.refresh(),
                given.idToken(),
                given.accessExpiresAt(),
                given.refreshExpiresAt(),
                given.scopes());
    }

    /**
     * Whether all of it can be kept. No provider gives more; a store must not break of one that does.
     *
     * @return false when a token, or all scopes together, have more than 16384 characters
     */
    public boolean fit() {
        return Stream.of(access, refresh, idToken).allMatch(AccountTokens::fits)
                && String.join(",", scopes).length() <= LONGEST;
    }

    private static boolean fits(@Nullable Secret token) {
        return token == null || token.reveal().length() <= LONGEST;
    }

    /**
     * After another sign-in. A token that was not given again stays, together with its end; so do the scopes, because
     * a sign-in may ask for fewer than were granted before.
     *
     * @param newer what the provider gave just now
     * @return what to keep from now on
     */
    public AccountTokens signedInWith(AccountTokens newer) {
        return new AccountTokens(
                newer.access == null ? access : newer.access,
                newer.refresh == null ? refresh : newer.refresh,
                newer.idToken == null ? idToken : newer.idToken,
                newer.access == null ? accessExpiresAt : newer.accessExpiresAt,
                newer.refresh == null ? refreshExpiresAt : newer.refreshExpiresAt,
                scopes);
    }

    /**
     * After the account was linked once more, on purpose: as after a sign-in, with the scopes of both.
     *
     * @param newer what the provider gave just now
     * @return what to keep from now on; each scope once
     */
    public AccountTokens linkedWith(AccountTokens newer) {
        Set<String> both = new LinkedHashSet<>(scopes);
        both.addAll(newer.scopes);
        return signedInWith(newer).withScopes(List.copyOf(both));
    }

    /**
     * After a refresh: as after a sign-in, with the scopes that the provider tells now, if it does.
     *
     * @param newer what the provider gave just now
     * @return what to keep from now on
     */
    public AccountTokens refreshedWith(AccountTokens newer) {
        return signedInWith(newer).withScopes(newer.scopes.isEmpty() ? scopes : newer.scopes);
    }

    private AccountTokens withScopes(List<String> others) {
        return new AccountTokens(access, refresh, idToken, accessExpiresAt, refreshExpiresAt, others);
    }
}
