package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.LinkPolicy;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepository.Owned;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.secret.TokenSource;
import software.openwork.den.domain.worker.WorkerRepository;

/**
 * Opens a session for a person for whom a provider vouches: the account that they had before, else the user with the
 * same address where that is safe, else a new user with a personal organisation.
 */
public final class ProviderSignIn {

    /** Whoever is overtaken by somebody else's sign-in finds its result the next time. */
    private static final int TRIES = 3;

    private final AccountRepository users;
    private final LinkedAccountRepository accounts;
    private final SessionRepository sessions;
    private final OrgRepository orgs;
    private final WorkerRepository workers;
    private final AuditLog audit;
    private final Transactions transactions;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final boolean reclaiming;

    public ProviderSignIn(
            AccountRepository users,
            LinkedAccountRepository accounts,
            SessionRepository sessions,
            OrgRepository orgs,
            WorkerRepository workers,
            AuditLog audit,
            Transactions transactions,
            TokenSource tokens,
            InstantSource clock,
            boolean reclaiming) {
        this.users = users;
        this.accounts = accounts;
        this.sessions = sessions;
        this.orgs = orgs;
        this.workers = workers;
        this.audit = audit;
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
        this.reclaiming = reclaiming;
    }

    /** Who comes, from which provider, with what, to which browser. */
    record Arrival(String provider, ProviderProfile profile, String email, AccountTokens tokens, Caller caller) {

        Arrival {
            email = EmailAddress.normalise(email.strip());
        }
    }

    /** Answer of {@link #open}. */
    sealed interface Outcome {}

    record Opened(SignedIn signedIn, boolean newUser) implements Outcome {}

    record NotLinked() implements Outcome {}

    record NotCreated() implements Outcome {}

    Outcome open(Arrival arrival) {
        if (arrival.email.isEmpty() || !arrival.profile.fits() || !arrival.tokens.fit()) {
            return new NotCreated();
        }
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Outcome> outcome = attempt(arrival, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new NotCreated();
    }

    /** Empty when the rows changed between looking and locking: nothing was written then. */
    private Optional<Outcome> attempt(Arrival arrival, Instant now) {
        Optional<Owned> known = find(arrival);
        if (known.isPresent()) {
            return transactions.inTransaction(() -> welcomeBack(arrival, known.get(), now));
        }
        Optional<AccountRepository.Credential> local = users.findCredential(arrival.email);
        if (local.isEmpty()) {
            return transactions.inTransaction(() -> create(arrival, now));
        }
        UserId user = local.get().user().id();
        return transactions.inTransaction(() -> join(arrival, user, now));
    }

    private Optional<Owned> find(Arrival arrival) {
        return accounts.find(arrival.provider, arrival.profile.accountId());
    }

    private Optional<Outcome> welcomeBack(Arrival arrival, Owned seen, Instant now) {
        orgs.lock(seen.user().id());
        Optional<Owned> known = find(arrival)
                .filter(found -> found.user().id().equals(seen.user().id()));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        LinkedAccount account = known.get().account();
        User user = known.get().user();
        accounts.updateTokens(account.id(), account.tokens().signedInWith(arrival.tokens), now);
        boolean proved = arrival.profile.emailVerified()
                && !user.emailVerified()
                && EmailAddress.normalise(user.email()).equals(arrival.email);
        User welcome = proved
                ? new User(user.id(), user.name(), user.email(), true, user.image(), user.createdAt(), now)
                : user;
        if (proved) {
            accounts.updateUser(welcome);
        }
        return Optional.of(session(arrival, welcome, now));
    }

    private Optional<Outcome> create(Arrival arrival, Instant now) {
        User user = new User(
                new UserId(tokens.accountId()),
                arrival.profile.displayName(),
                arrival.email,
                arrival.profile.emailVerified(),
                arrival.profile.picture(),
                now,
                now);
        return switch (accounts.insertUser(user)) {
            case EMAIL_TAKEN -> Optional.empty();
            case INSERTED -> {
                addAccount(arrival, user, now);
                Org org = Org.personal(new OrgId(tokens.uuid()), user, now);
                orgs.insert(org, tokens.uuid());
                audit.record(new AuditEntry(
                        now,
                        user.id(),
                        org.id(),
                        "account.sign-up",
                        user.id().value(),
                        arrival.caller,
                        Map.of("provider", arrival.provider)));
                yield Optional.of(new Opened(openSession(arrival, user, now), true));
            }
        };
    }

    /** Somebody has the address. Judged under the lock: two may come at the same moment. */
    private Optional<Outcome> join(Arrival arrival, UserId seen, Instant now) {
        orgs.lock(seen);
        Optional<AccountRepository.Credential> local = users.findCredential(arrival.email)
                .filter(found -> found.user().id().equals(seen));
        if (local.isEmpty() || find(arrival).isPresent()) {
            return Optional.empty();
        }
        User user = local.get().user();
        boolean hasPassword = local.get().passwordHash() != null;
        return Optional.of(
                switch (LinkPolicy.judge(user, hasPassword, arrival.profile, reclaiming)) {
                    case REFUSE -> new NotLinked();
                    case LINK -> {
                        addAccount(arrival, user, now);
                        record(arrival, user, "account.link", now);
                        yield session(arrival, user, now);
                    }
                    case RECLAIM -> session(arrival, reclaim(arrival, user, now), now);
                });
    }

    /** Nothing by which whoever registered the address could act stays: they never owned it. */
    private User reclaim(Arrival arrival, User squatter, Instant now) {
        accounts.deleteAll(squatter.id());
        sessions.deleteAll(squatter.id());
        workers.revokeTokens(squatter.id(), now);
        User owner = new User(
                squatter.id(),
                arrival.profile.displayName(),
                squatter.email(),
                true,
                arrival.profile.picture(),
                squatter.createdAt(),
                now);
        accounts.updateUser(owner);
        addAccount(arrival, owner, now);
        record(arrival, owner, "account.reclaim", now);
        return owner;
    }

    private void addAccount(Arrival arrival, User user, Instant now) {
        accounts.insert(new LinkedAccount(
                tokens.accountId(),
                user.id(),
                arrival.provider,
                arrival.profile.accountId(),
                arrival.tokens,
                now,
                now));
    }

    private Opened session(Arrival arrival, User user, Instant now) {
        record(arrival, user, "session.open", now);
        return new Opened(openSession(arrival, user, now), false);
    }

    private SignedIn openSession(Arrival arrival, User user, Instant now) {
        return new SignedIn(new SessionOpening(sessions, tokens).open(user, true, arrival.caller, now), user);
    }

    private void record(Arrival arrival, User user, String action, Instant now) {
        audit.record(new AuditEntry(
                now, user.id(), null, action, user.id().value(), arrival.caller, Map.of("provider", arrival.provider)));
    }
}
