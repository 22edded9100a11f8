package software.openwork.den.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.ChangePassword;
import software.openwork.den.application.account.FindPasswordReset;
import software.openwork.den.application.account.LimitRequests;
import software.openwork.den.application.account.ListSessions;
import software.openwork.den.application.account.RequestPasswordReset;
import software.openwork.den.application.account.ResetPassword;
import software.openwork.den.application.account.RevokeOtherSessions;
import software.openwork.den.application.account.RevokeSession;
import software.openwork.den.application.account.RevokeSessions;
import software.openwork.den.application.account.SendVerificationEmail;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.application.account.SignUp;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.application.account.UpdateUser;
import software.openwork.den.application.account.VerifyEmail;
import software.openwork.den.application.account.VerifyPassword;
import software.openwork.den.application.admin.AdminUseCases;
import software.openwork.den.application.billing.BillingUseCases;
import software.openwork.den.application.console.ShowConsole;
import software.openwork.den.application.health.CheckReadiness;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.application.org.ListOrgs;
import software.openwork.den.application.worker.CreateWorkerOnce;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.application.worker.UseRuntime;
import software.openwork.den.domain.secret.Secret;

/**
 * What the routes of {@link HttpAdapter} do.
 *
 * @param mails null where no mail can be sent
 */
public record HttpUseCases(
        SignUp signUp,
        SignIn signIn,
        SignOut signOut,
        Authenticate authenticate,
        SocialUseCases social,
        ListOrgs listOrgs,
        ListWorkers listWorkers,
        CreateWorkerOnce createWorker,
        ShowWorker showWorker,
        DeleteWorker deleteWorker,
        ShowWorkerTokens showWorkerTokens,
        UseRuntime useRuntime,
        RetryLaunch retryLaunch,
        ShowTeardown showTeardown,
        BillingUseCases billing,
        LaunchFeed launchFeed,
        Accounts accounts,
        AdminUseCases admin,
        Operations operations,
        ShowConsole console,
        @Nullable Mails mails) {

    /**
     * What operators see.
     *
     * @param observer is told of every request
     * @param figures makes those for Prometheus
     * @param metricsToken who has it may read them; null for this machine only
     */
    public record Operations(
            CheckReadiness checkReadiness,
            Observer observer,
            Supplier<byte[]> figures,
            @Nullable Secret metricsToken) {}

    /** What ends in a mail, where mail can be sent. */
    public record Mails(RequestPasswordReset requestPasswordReset, SendVerificationEmail sendVerificationEmail) {}

    /** What users do about their own accounts and sessions, and how often. */
    public record Accounts(
            LimitRequests limitRequests,
            ListSessions listSessions,
            RevokeSession revokeSession,
            RevokeSessions revokeSessions,
            RevokeOtherSessions revokeOtherSessions,
            UpdateUser updateUser,
            ChangePassword changePassword,
            VerifyPassword verifyPassword,
            FindPasswordReset findPasswordReset,
            ResetPassword resetPassword,
            VerifyEmail verifyEmail) {}
}
