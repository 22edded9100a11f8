package software.openwork.den.http;

import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.application.account.SignUp;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.application.billing.ShowBilling;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.org.ListOrgs;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.application.worker.UseRuntime;

/** What the routes of {@link HttpAdapter} do. */
public record HttpUseCases(
        SignUp signUp,
        SignIn signIn,
        SignOut signOut,
        Authenticate authenticate,
        SocialUseCases social,
        ListOrgs listOrgs,
        ListWorkers listWorkers,
        CreateWorker createWorker,
        ShowWorker showWorker,
        DeleteWorker deleteWorker,
        ShowWorkerTokens showWorkerTokens,
        UseRuntime useRuntime,
        RetryLaunch retryLaunch,
        ShowTeardown showTeardown,
        ShowBilling showBilling,
        LaunchFeed launchFeed) {}
