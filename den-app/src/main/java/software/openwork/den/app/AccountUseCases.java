package software.openwork.den.app;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.application.account.ChangePassword;
import software.openwork.den.application.account.FindPasswordReset;
import software.openwork.den.application.account.LimitRequests;
import software.openwork.den.application.account.ListSessions;
import software.openwork.den.application.account.PasswordCheck;
import software.openwork.den.application.account.PurgeAccounts;
import software.openwork.den.application.account.ResetPassword;
import software.openwork.den.application.account.RevokeOtherSessions;
import software.openwork.den.application.account.RevokeSession;
import software.openwork.den.application.account.RevokeSessions;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.application.account.UpdateUser;
import software.openwork.den.application.account.VerifyEmail;
import software.openwork.den.application.account.VerifyPassword;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.mysql.MysqlAdapter;

/** What users do about their own accounts and sessions. */
record AccountUseCases(
        DenConfig config, MysqlAdapter storage, Vendors vendors, EmailTokens emailTokens, InstantSource clock) {

    SignIn signIn(Executor aside) {
        return new SignIn(
                storage.accounts(),
                storage.sessions(),
                storage.auditLog(),
                storage.transactions(),
                passwordCheck(),
                vendors.tokens(),
                clock,
                aside);
    }

    PurgeAccounts purge() {
        return new PurgeAccounts(
                storage.sessions(),
                storage.passwordResets(),
                storage.rateLimits(),
                storage.lockouts(),
                clock,
                config.retention().sessions());
    }

    HttpUseCases.Accounts all() {
        SessionRepository sessions = storage.sessions();
        return new HttpUseCases.Accounts(
                new LimitRequests(config.server().rateLimit() ? storage.rateLimits() : null, clock),
                new ListSessions(sessions, clock),
                new RevokeSession(sessions, storage.auditLog(), storage.transactions(), clock),
                new RevokeSessions(sessions, storage.auditLog(), storage.transactions(), clock),
                new RevokeOtherSessions(sessions, storage.auditLog(), storage.transactions(), clock),
                new UpdateUser(storage.accounts(), storage.auditLog(), storage.transactions(), clock),
                changePassword(),
                new VerifyPassword(storage.accounts(), passwordCheck()),
                new FindPasswordReset(storage.passwordResets(), clock),
                resetPassword(),
                new VerifyEmail(emailTokens, storage.accounts(), storage.auditLog(), storage.transactions(), clock));
    }

    private ChangePassword changePassword() {
        return new ChangePassword(
                storage.accounts(),
                storage.sessions(),
                storage.auditLog(),
                storage.transactions(),
                passwordCheck(),
                vendors.passwords(),
                vendors.tokens(),
                clock);
    }

    private ResetPassword resetPassword() {
        return new ResetPassword(
                storage.passwordResets(),
                storage.accounts(),
                storage.sessions(),
                storage.auditLog(),
                storage.transactions(),
                passwordCheck(),
                vendors.passwords(),
                vendors.tokens(),
                clock,
                config.accounts().mail().isPresent());
    }

    private PasswordCheck passwordCheck() {
        return new PasswordCheck(vendors.passwords(), config.server().lockout() ? storage.lockouts() : null, clock);
    }
}
