package software.openwork.den.application.account;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.secret.Secret;

/** The use cases of providers, and people in front of them. */
final class SocialWorld {

    static final String BASE = "https://den.example";

    final World world = World.pretending(50);
    final FakeIdentityProvider github = FakeIdentityProvider.github();
    final FakeIdentityProvider google = FakeIdentityProvider.google();
    final Providers providers = new Providers(List.of(github, google), URI.create(BASE));
    final PendingSignIns pending = new PendingSignIns(world.pendingSignIns, world.tokens, world.clock);
    final StartSocialSignIn start = new StartSocialSignIn(providers, pending, world.tokens, world.clock);
    final SignInWithIdToken withIdToken;
    final FinishSocialSignIn finish;
    final UnlinkAccount unlink =
            new UnlinkAccount(world.linkedAccounts, world.orgs, world.audit, world.transactions, world.clock);
    final UseProviderAccount use = new UseProviderAccount(world.linkedAccounts, providers, world.clock);

    SocialWorld(boolean reclaiming) {
        ProviderSignIn signIn = new ProviderSignIn(
                world.accounts,
                world.linkedAccounts,
                world.sessions,
                world.orgs,
                world.workers,
                world.audit,
                world.transactions,
                world.tokens,
                world.clock,
                reclaiming);
        ProviderLink link = new ProviderLink(
                world.linkedAccounts,
                world.sessions,
                world.orgs,
                world.audit,
                world.transactions,
                world.tokens,
                world.clock);
        withIdToken = new SignInWithIdToken(providers, signIn);
        finish = new FinishSocialSignIn(providers, pending, signIn, link);
    }

    static ProviderProfile person(String accountId, String email, boolean verified) {
        return new ProviderProfile(accountId, "Octo Cat", email, verified, "https://img.example/octo");
    }

    static StartSocialSignIn.Command command(FakeIdentityProvider provider, @Nullable SignedIn linkTo) {
        return new StartSocialSignIn.Command(
                provider.id(),
                "/dash",
                "/login",
                linkTo == null ? "/welcome" : null,
                List.of(),
                null,
                Map.of(),
                PendingSignIn.NO_DATA,
                false,
                linkTo);
    }

    /** The person goes there, approves, and has come back to the right browser. */
    FinishSocialSignIn.Command approved(FakeIdentityProvider provider, @Nullable SignedIn linkTo) {
        if (start.handle(command(provider, linkTo)) instanceof StartSocialSignIn.Started started) {
            FakeIdentityProvider.Return back = provider.approve(started.url());
            return back(provider.id(), back.state(), back.code());
        }
        throw new AssertionError("not started");
    }

    static FinishSocialSignIn.Command back(String provider, String state, @Nullable String code) {
        return new FinishSocialSignIn.Command(provider, state, state, code, null, null, null, World.CALLER);
    }

    FinishSocialSignIn.Result signIn(FakeIdentityProvider provider) {
        return finish.handle(approved(provider, null));
    }

    FinishSocialSignIn.Opened opened(FakeIdentityProvider provider) {
        FinishSocialSignIn.Result result = signIn(provider);
        if (result instanceof FinishSocialSignIn.Opened opened) {
            return opened;
        }
        throw new AssertionError(result);
    }

    SignedIn passwordSession(String email) {
        var result = world.signIn.handle(new SignIn.Command(email, Secret.of("correct horse"), true, World.CALLER));
        if (result instanceof SignIn.Opened opened) {
            return opened.signedIn();
        }
        throw new AssertionError(result);
    }

    User local(String email) {
        return world.accounts.findCredential(email).orElseThrow().user();
    }

    List<LinkedAccount> accounts(User user) {
        return world.linkedAccounts.list(user.id());
    }

    List<String> audited() {
        return world.audit.recorded().stream().map(AuditEntry::action).toList();
    }

    /** Makes it known that the user owns the address. */
    void verify(User user) {
        world.linkedAccounts.updateUser(
                new User(user.id(), user.name(), user.email(), true, user.image(), user.createdAt(), user.updatedAt()));
    }
}
