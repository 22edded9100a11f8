package software.openwork.den.application.account;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.CodeGrant;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

/** Takes a browser that comes back from a provider to where it wanted to go. A state counts once. */
public final class FinishSocialSignIn {

    private final Providers providers;
    private final PendingSignIns pendingSignIns;
    private final ProviderSignIn signIn;
    private final ProviderLink link;

    public FinishSocialSignIn(
            Providers providers, PendingSignIns pendingSignIns, ProviderSignIn signIn, ProviderLink link) {
        this.providers = providers;
        this.pendingSignIns = pendingSignIns;
        this.signIn = signIn;
        this.link = link;
    }

    /**
     * Finishes.
     *
     * @param command what the browser brought
     * @return where it goes
     */
    public Result handle(Command command) {
        String state = command.state();
        if (state == null || state.isEmpty()) {
            return new Failed(SocialSignInError.STATE_NOT_FOUND, null, false);
        }
        Optional<PendingSignIn> pending = pendingSignIns.find(state);
        if (pending.isEmpty()) {
            return new Failed(SocialSignInError.STATE_MISMATCH, null, false);
        }
        // The state stays: whoever made a stranger's browser come here must not end the sign-in of another.
        if (!state.equals(command.browserState())) {
            return new Failed(SocialSignInError.STATE_MISMATCH, pending.get().errorUrl(), false);
        }
        if (!pendingSignIns.take(state)) {
            return new Failed(SocialSignInError.STATE_MISMATCH, null, true);
        }
        return finish(command, pending.get());
    }

    private Result finish(Command command, PendingSignIn pending) {
        if (!pendingSignIns.isLive(pending)) {
            return failed(SocialSignInError.STATE_MISMATCH, pending);
        }
        String error = command.error();
        if (error != null && !error.isEmpty()) {
            return new RefusedThere(error, command.errorDescription(), pending.errorUrl());
        }
        String code = command.code();
        if (code == null || code.isEmpty()) {
            return failed(SocialSignInError.NO_CODE, pending);
        }
        Optional<IdentityProvider> provider = providers.find(command.provider());
        if (provider.isEmpty()) {
            return failed(SocialSignInError.OAUTH_PROVIDER_NOT_FOUND, pending);
        }
        // A code of one provider is not shown to another one.
        if (!pending.isFor(command.provider())) {
            return failed(SocialSignInError.INVALID_CODE, pending);
        }
        if (pending.callbackUrl() == null) {
            return failed(SocialSignInError.NO_CALLBACK_URL, pending);
        }
        return pending.link() == null
                ? signIn(command, pending, provider.get(), code)
                : link(command, pending, pending.link(), provider.get(), code);
    }

    private Result signIn(Command command, PendingSignIn pending, IdentityProvider provider, String code) {
        return switch (exchange(provider, pending, code)) {
            case IdentityProvider.InvalidCode invalid -> failed(SocialSignInError.INVALID_CODE, pending);
            case IdentityProvider.NoUserInfo none -> failed(SocialSignInError.UNABLE_TO_GET_USER_INFO, pending);
            case IdentityProvider.NoEmail none -> failed(SocialSignInError.EMAIL_NOT_FOUND, pending);
            case IdentityProvider.Identified identified ->
                switch (signIn.open(new ProviderSignIn.Arrival(
                        provider.id(),
                        identified.profile(),
                        identified.email(),
                        AccountTokens.of(identified.tokens()),
                        command.caller()))) {
                    case ProviderSignIn.NotLinked notLinked -> failed(SocialSignInError.ACCOUNT_NOT_LINKED, pending);
                    case ProviderSignIn.Opened opened -> new Opened(opened.signedIn(), target(pending, opened));
                    case ProviderSignIn.NotCreated notCreated ->
                        failed(SocialSignInError.UNABLE_TO_CREATE_USER, pending);
                };
        };
    }

    private Result link(
            Command command, PendingSignIn pending, PendingSignIn.Link wanted, IdentityProvider provider, String code) {
        Optional<User> owner = link.owner(wanted, command.sessionToken());
        if (owner.isEmpty()) {
            return failed(SocialSignInError.UNABLE_TO_LINK_ACCOUNT, pending);
        }
        return switch (exchange(provider, pending, code)) {
            case IdentityProvider.InvalidCode invalid -> failed(SocialSignInError.INVALID_CODE, pending);
            case IdentityProvider.NoUserInfo none -> failed(SocialSignInError.UNABLE_TO_GET_USER_INFO, pending);
            case IdentityProvider.NoEmail none ->
                linked(command, pending, owner.get(), provider, none.profile(), AccountTokens.NONE);
            case IdentityProvider.Identified identified ->
                linked(
                        command,
                        pending,
                        owner.get(),
                        provider,
                        identified.profile(),
                        AccountTokens.of(identified.tokens()));
        };
    }

    private Result linked(
            Command command,
            PendingSignIn pending,
            User owner,
            IdentityProvider provider,
            ProviderProfile profile,
            AccountTokens tokens) {
        return link.link(owner, provider.id(), profile, tokens, command.caller())
                .<Result>map(error -> failed(error, pending))
                .orElseGet(() -> new Linked(Objects.requireNonNull(pending.callbackUrl())));
    }

    private IdentityProvider.Exchange exchange(IdentityProvider provider, PendingSignIn pending, String code) {
        IdentityProvider.Exchange exchange = provider.exchange(
                new CodeGrant(Secret.of(code), pending.codeVerifier(), providers.redirectUri(provider)));
        switch (exchange) {
            case IdentityProvider.InvalidCode(var fault) -> ProviderFaults.log(provider, "the code", fault);
            case IdentityProvider.NoUserInfo(var fault) -> ProviderFaults.log(provider, "the profile", fault);
            case IdentityProvider.NoEmail none -> {
                // Nothing broke: the person keeps the address to themselves.
            }
            case IdentityProvider.Identified identified -> {
                // As it should be.
            }
        }
        return exchange;
    }

    private static String target(PendingSignIn pending, ProviderSignIn.Opened opened) {
        String newUserUrl = pending.newUserUrl();
        return opened.newUser() && newUserUrl != null ? newUserUrl : Objects.requireNonNull(pending.callbackUrl());
    }

    private static Failed failed(SocialSignInError error, PendingSignIn pending) {
        return new Failed(error, pending.errorUrl(), true);
    }

    /**
     * What the browser brought.
     *
     * @param provider by whose callback it came
     * @param state of the query, or null
     * @param browserState of its cookie, if that is signed by this server; or null
     * @param code of the query, or null
     * @param error of the query: the provider's own word; or null
     * @param errorDescription of the query, or null
     * @param sessionToken by which it is signed in here, or null
     * @param caller from where it came
     */
    public record Command(
            String provider,
            @Nullable String state,
            @Nullable String browserState,
            @Nullable String code,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable Secret sessionToken,
            Caller caller) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Signed in.
     *
     * @param signedIn the new session
     * @param target where the person goes
     */
    public record Opened(SignedIn signedIn, String target) implements Result {}

    /**
     * There is another way in now; the session is as it was.
     *
     * @param target where the person goes
     */
    public record Linked(String target) implements Result {}

    /**
     * Nothing came of it.
     *
     * @param error why
     * @param errorUrl where the person wanted to go then, or null
     * @param over false when the state can still come back with the right browser
     */
    public record Failed(SocialSignInError error, @Nullable String errorUrl, boolean over) implements Result {}

    /**
     * The provider, or the person there, said no.
     *
     * @param error the provider's word, any text
     * @param description further words, or null
     * @param errorUrl where the person wanted to go then, or null
     */
    public record RefusedThere(
            String error,
            @Nullable String description,
            @Nullable String errorUrl) implements Result {}
}
