package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

/** Hands the owner of an account what they need to act at the provider. */
public final class UseProviderAccount {

    /** A token that ends within this time counts as ended: it has to arrive somewhere first. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Secret NO_TOKEN = Secret.of("");

    private final LinkedAccountRepository accounts;
    private final Providers providers;
    private final InstantSource clock;

    public UseProviderAccount(LinkedAccountRepository accounts, Providers providers, InstantSource clock) {
        this.accounts = accounts;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * An account whose access token can be used; it is refreshed when it ends and there is the means.
     *
     * @param owner whose account
     * @param choice which account
     * @return the account with its tokens, or why not
     */
    public Result accessToken(UserId owner, AccountChoice choice) {
        return switch (find(owner, choice)) {
            case Usable usable -> isEnding(usable.account.tokens()) ? refresh(usable) : new Ready(usable.account);
            case NotFound notFound -> notFound;
            case NotSupported notSupported -> notSupported;
        };
    }

    /**
     * An account whose access token is a new one.
     *
     * @param owner whose account
     * @param choice which account
     * @return the account with its tokens, or why not
     */
    public Result refreshedToken(UserId owner, AccountChoice choice) {
        return switch (find(owner, choice)) {
            case Usable usable -> refresh(usable);
            case NotFound notFound -> notFound;
            case NotSupported notSupported -> notSupported;
        };
    }

    /**
     * What the provider says of an account today.
     *
     * @param owner whose account
     * @param choice which account
     * @return the profile, or why not
     */
    public Result profile(UserId owner, AccountChoice choice) {
        return switch (find(owner, choice)) {
            case NotFound notFound -> notFound;
            case NotSupported notSupported -> notSupported;
            case Usable usable ->
                switch (isEnding(usable.account.tokens()) ? refresh(usable) : new Ready(usable.account)) {
                    case Ready ready -> profile(usable.provider, ready.account);
                    case Shown shown -> shown;
                    case NotFound notFound -> notFound;
                    case NotSupported notSupported -> notSupported;
                    case NoToken noToken -> noToken;
                    case NotRefreshed notRefreshed -> notRefreshed;
                    case NoProfile noProfile -> noProfile;
                };
        };
    }

    private Result profile(IdentityProvider provider, LinkedAccount account) {
        AccountTokens tokens = account.tokens();
        if (tokens.access() == null) {
            return new NoToken();
        }
        ProviderTokens shown = new ProviderTokens(
                tokens.access(),
                tokens.refresh(),
                tokens.idToken(),
                tokens.accessExpiresAt(),
                tokens.refreshExpiresAt(),
                tokens.scopes());
        return switch (provider.userInfo(shown)) {
            case IdentityProvider.Found found -> new Shown(account, found);
            case IdentityProvider.NoUserInfo(var fault) -> {
                ProviderFaults.log(provider, "the profile", fault);
                yield new NoProfile();
            }
        };
    }

    /** What {@link #find} found. */
    private sealed interface Finding {}

    private record Usable(LinkedAccount account, IdentityProvider provider) implements Finding {}

    private Finding find(UserId owner, AccountChoice choice) {
        Optional<LinkedAccount> account = choice.among(accounts.list(owner));
        if (account.isEmpty()) {
            return new NotFound();
        }
        return providers
                .find(account.get().providerId())
                .<Finding>map(provider -> new Usable(account.get(), provider))
                .orElseGet(() -> new NotSupported(account.get().providerId()));
    }

    private boolean isEnding(AccountTokens tokens) {
        Instant end = tokens.accessExpiresAt();
        return tokens.refresh() != null
                && end != null
                && end.isBefore(clock.instant().plus(MARGIN));
    }

    private Result refresh(Usable usable) {
        AccountTokens old = usable.account.tokens();
        Secret refresh = old.refresh();
        if (refresh == null || refresh.equals(NO_TOKEN)) {
            return new NoToken();
        }
        return switch (usable.provider.refresh(refresh)) {
            case IdentityProvider.NotRefreshed(var fault) -> {
                ProviderFaults.log(usable.provider, "a refresh", fault);
                yield new NotRefreshed();
            }
            case IdentityProvider.Refreshed(var given) -> keep(usable.account, AccountTokens.of(given));
        };
    }

    private Result keep(LinkedAccount account, AccountTokens given) {
        AccountTokens tokens = account.tokens().refreshedWith(given);
        if (!tokens.fit()) {
            return new NotRefreshed();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        accounts.updateTokens(account.id(), tokens, now);
        return new Ready(new LinkedAccount(
                account.id(),
                account.userId(),
                account.providerId(),
                account.accountId(),
                tokens,
                account.createdAt(),
                now));
    }

    /** Answer of each method. */
    public sealed interface Result {}

    /**
     * The tokens can be used, as far as is known.
     *
     * @param account with its tokens
     */
    public record Ready(LinkedAccount account) implements Result {}

    /**
     * The profile.
     *
     * @param account whose
     * @param found what the provider says
     */
    public record Shown(LinkedAccount account, IdentityProvider.Found found) implements Result {}

    /** The user has no such account. */
    public record NotFound() implements Result, Finding {}

    /**
     * The account is a password, or its provider is not set up.
     *
     * @param providerId of the account
     */
    public record NotSupported(String providerId) implements Result, Finding {}

    /** There is no token to do it with. */
    public record NoToken() implements Result {}

    /** The provider gave no new token. */
    public record NotRefreshed() implements Result {}

    /** The provider gave no profile. */
    public record NoProfile() implements Result {}
}
