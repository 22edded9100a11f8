package software.openwork.den.http.worker;

import java.util.List;
import software.openwork.den.application.worker.CreateWorkerOnce;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.application.worker.UseRuntime;
import software.openwork.den.http.route.Route;

/** {@code /v1/workers} and what is below it, but for billing. */
public final class WorkerRoutes {

    private WorkerRoutes() {}

    /** What the routes use. */
    public record UseCases(
            ListWorkers list,
            CreateWorkerOnce create,
            ShowWorker show,
            DeleteWorker delete,
            ShowWorkerTokens tokens,
            UseRuntime runtime,
            RetryLaunch retry,
            ShowTeardown teardown) {}

    public static List<Route> of(UseCases useCases, LaunchEvents events) {
        OneWorkerRoutes one = new OneWorkerRoutes(useCases.show(), useCases.delete(), useCases.retry());
        RuntimeRoutes runtime = new RuntimeRoutes(useCases.runtime());
        return List.of(
                new ListWorkersRoute(useCases.list()).route(),
                new CreateWorkerRoute(useCases.create()).route(),
                one.show(),
                one.delete(),
                one.retry(),
                new TokensRoute(useCases.tokens()).route(),
                runtime.versions(),
                runtime.upgrade(),
                new TeardownRoute(useCases.teardown()).route(),
                events.route());
    }
}
