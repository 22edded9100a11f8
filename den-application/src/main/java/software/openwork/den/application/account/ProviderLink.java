package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepository.Owned;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Gives somebody who is signed in another way in. */
public final class ProviderLink {

    private final LinkedAccountRepository accounts;
    private final SessionRepository sessions;
    private final OrgRepository orgs;
    private final AuditLog audit;
    private final Transactions transactions;
    private final TokenSource tokens;
    private final InstantSource clock;

    public ProviderLink(
            LinkedAccountRepository accounts,
            SessionRepository sessions,
            OrgRepository orgs,
            AuditLog audit,
            Transactions transactions,
            TokenSource tokens,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.orgs = orgs;
        this.audit = audit;
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Who asked for the link, if their session still lives. The replaced service notes the session in a way that is
     * of no use here; then the browser has to be signed in as the same user.
     */
    Optional<User> owner(PendingSignIn.Link link, @Nullable Secret presented) {
        Optional<SessionRepository.Found> found = link.sessionId() != null
                ? sessions.findById(link.sessionId())
                : Optional.ofNullable(presented).flatMap(sessions::find);
        return found.filter(session -> session.session().isLive(clock.instant()))
                .map(SessionRepository.Found::user)
                .filter(user -> user.id().equals(link.userId()));
    }

    /** Links; what is wrong with it, or empty. */
    Optional<SocialSignInError> link(
            User owner, String provider, ProviderProfile profile, AccountTokens given, Caller caller) {
        if (!profile.emailVerified() || !profile.fits() || !given.fit()) {
            return Optional.of(SocialSignInError.UNABLE_TO_LINK_ACCOUNT);
        }
        String email = profile.email();
        if (email == null || !EmailAddress.normalise(email.strip()).equals(EmailAddress.normalise(owner.email()))) {
            return Optional.of(SocialSignInError.EMAIL_DOES_NOT_MATCH);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.inTransaction(() -> {
            orgs.lock(owner.id());
            Optional<Owned> known = accounts.find(provider, profile.accountId());
            if (known.isPresent() && !known.get().user().id().equals(owner.id())) {
                return Optional.of(SocialSignInError.ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER);
            }
            if (known.isPresent()) {
                LinkedAccount account = known.get().account();
                accounts.updateTokens(account.id(), account.tokens().linkedWith(given), now);
            } else {
                accounts.insert(new LinkedAccount(
                        tokens.accountId(), owner.id(), provider, profile.accountId(), given, now, now));
            }
            audit.record(new AuditEntry(
                    now, owner.id(), null, "account.link", owner.id().value(), caller, Map.of("provider", provider)));
            return Optional.empty();
        });
    }
}
