package software.openwork.den.app;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.application.account.ChangeAdmins;
import software.openwork.den.application.account.GeneratePassword;
import software.openwork.den.application.account.IssueResetLink;
import software.openwork.den.application.account.PasswordCheck;
import software.openwork.den.application.account.VerifyUser;
import software.openwork.den.domain.audit.AuditChains;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.http.HttpAdapter;
import software.openwork.den.identity.IdentityAdapter;
import software.openwork.den.mysql.MysqlAdapter;

/** What an operator does about accounts, on the database, whether or not Den runs. Everything is audited. */
final class Operator implements AutoCloseable {

    private static final Caller COMMAND_LINE = new Caller("", "den command line", "");

    private final DenConfig config;
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final Parts parts = new Parts();
    private final MysqlAdapter storage;
    private final IdentityAdapter identity;

    Operator(DenConfig config, PrintStream out) {
        this.config = config;
        this.out = out;
        storage = parts.add(DenApp.database(config));
        identity = parts.add(IdentityAdapter.create());
        try {
            storage.requireMigrated();
        } catch (RuntimeException refused) {
            parts.close();
            throw refused;
        }
    }

    void verify(String email) {
        VerifyUser verify = new VerifyUser(storage.accounts(), storage.auditLog(), storage.transactions(), clock);
        switch (verify.handle(email, COMMAND_LINE)) {
            case VERIFIED -> out.println("The address counts as verified from now on.");
            case VERIFIED_BEFORE -> out.println("The address was verified before.");
            case UNKNOWN_USER -> throw unknown(email);
        }
    }

    void resetLink(String email) {
        IssueResetLink issue = new IssueResetLink(
                storage.accounts(),
                storage.mailedTokens(),
                storage.auditLog(),
                storage.transactions(),
                identity.tokens(),
                clock,
                HttpAdapter.links(config.server().url()));
        switch (issue.handle(email, COMMAND_LINE)) {
            case IssueResetLink.Issued issued -> {
                out.println(
                        "This link works once, until " + issued.expiresAt() + ", and signs the user out everywhere:");
                out.println(issued.link().reveal());
            }
            case IssueResetLink.UnknownUser unknown -> throw unknown(email);
        }
    }

    void generatePassword(String email) {
        GeneratePassword generate = new GeneratePassword(
                storage.accounts(),
                storage.sessions(),
                storage.auditLog(),
                storage.transactions(),
                new PasswordCheck(identity.passwords(), storage.lockouts(), clock),
                identity.passwords(),
                identity.tokens(),
                clock);
        switch (generate.handle(email, COMMAND_LINE)) {
            case GeneratePassword.Generated generated -> {
                out.println("The user is signed out everywhere. The new password, to be changed after signing in:");
                out.println(generated.password().reveal());
            }
            case GeneratePassword.UnknownUser unknown -> throw unknown(email);
            case GeneratePassword.Busy busy -> throw new StartException("too much to do at the moment; try again");
        }
    }

    void grant(String email) {
        switch (admins().grant(email, COMMAND_LINE)) {
            case CHANGED -> out.println("Whoever has that address, verified, is an administrator from now on.");
            case SAME -> out.println("That address was on the list before.");
            case NOT_AN_ADDRESS -> throw new StartException("that is no address: " + shown(email));
        }
    }

    void revoke(String email) {
        switch (admins().revoke(email, COMMAND_LINE)) {
            case CHANGED -> out.println("That address is off the list. (DEN_ADMIN_EMAILS is another list.)");
            case SAME, NOT_AN_ADDRESS -> throw new StartException("not on the list of administrators: " + shown(email));
        }
    }

    void verifyAudit() {
        switch (storage.auditChains().verify()) {
            case AuditChains.Intact(long entries, long chains, long waiting, String seal) -> {
                out.println("Nobody changed the audit record: " + entries + " entries in " + chains + " chains are as"
                        + " they were written, and " + waiting + " are not chained yet.");
                out.println("Seal, to be kept elsewhere: " + seal);
            }
            case AuditChains.Broken broken -> throw new StartException("the audit record was changed: " + told(broken));
        }
    }

    private static String told(AuditChains.Broken broken) {
        String chain =
                broken.org() == null ? "the chain of no organisation" : "the chain of organisation " + broken.org();
        String entry = broken.entry() == null ? "an entry" : "entry " + broken.entry();
        return switch (broken.fault()) {
            case CHANGED -> entry + " is not what was written (place " + broken.position() + " of " + chain + ")";
            case REMOVED -> entry + " is gone (place " + broken.position() + " of " + chain + ")";
            case OUT_OF_ORDER ->
                entry + " stands where another one was (place " + broken.position() + " of " + chain + ")";
            case CUT_OFF -> chain + " has lost its end, after place " + broken.position();
            case ADDED -> entry + " was added later than it says";
        };
    }

    private ChangeAdmins admins() {
        return new ChangeAdmins(
                storage.adminAllowlist(), storage.auditLog(), storage.transactions(), identity.tokens(), clock);
    }

    private static StartException unknown(String email) {
        return new StartException("nobody has an account with the address " + shown(email));
    }

    private static String shown(String text) {
        return Optional.of(text.replaceAll("\\p{Cntrl}", "?"))
                .map(clean -> clean.length() > 80 ? clean.substring(0, 80) + "…" : clean)
                .orElseThrow();
    }

    @Override
    public void close() {
        parts.close();
    }
}
