package software.openwork.den.app;

import java.time.Duration;
import java.time.InstantSource;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.RenderTeardown;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.launch.AdoptLaunches;
import software.openwork.den.application.launch.ExpireLaunch;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.launch.LookPace;
import software.openwork.den.application.launch.RunWorker;
import software.openwork.den.application.launch.VendorActions;
import software.openwork.den.application.worker.RemoveWorker;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.mysql.MysqlAdapter;

/** What makes workers come up and go away. */
record Launching(
        LaunchMachine launches,
        TeardownMachine teardowns,
        RemoveWorker removeWorker,
        LaunchFeed feed,
        WorkerJob job,
        AdoptLaunches adopt) {

    /** Of the vendor's reads; the rest is for searches, suspensions and names. */
    private static final double SHARE_OF_LOOKS = 0.6;

    /** Where nobody counts. */
    private static final int READS_PER_MINUTE = 400;

    private static final Duration FEED_INTERVAL = Duration.ofMillis(500);

    static Launching of(DenConfig config, MysqlAdapter storage, Vendors vendors, InstantSource clock) {
        LaunchMachine launches = new LaunchMachine(vendors.launchPolicy());
        TeardownMachine teardowns = new TeardownMachine(vendors.launchPolicy(), deletesHost(config));
        LaunchFeed feed = new LaunchFeed(storage.launches(), FEED_INTERVAL);
        VendorActions actions = new VendorActions(
                vendors.host(),
                vendors.domains(),
                vendors.runtime(),
                storage.workers(),
                new LookPace(storage.launches(), clock, looksPerMinute(config)));
        RemoveWorker removeWorker = new RemoveWorker(
                storage.workers(),
                storage.launches(),
                storage.teardowns(),
                storage.auditLog(),
                storage.jobs(),
                launches,
                teardowns);
        ExpireLaunch expiry = new ExpireLaunch(
                storage.workers(),
                storage.launches(),
                removeWorker,
                storage.transactions(),
                launches,
                clock,
                config.provisioning().failedLaunchTtl());
        WorkerJob job = new RunWorker(
                storage.launches(),
                storage.teardowns(),
                storage.workers(),
                storage.transactions(),
                launches,
                teardowns,
                vendors.launchPolicy(),
                actions,
                feed,
                expiry,
                clock);
        AdoptLaunches adopt = new AdoptLaunches(
                storage.workers(),
                storage.orgs(),
                storage.launches(),
                storage.auditLog(),
                storage.jobs(),
                storage.transactions(),
                launches,
                vendors.tokens(),
                clock);
        return new Launching(launches, teardowns, removeWorker, feed, job, adopt);
    }

    private static boolean deletesHost(DenConfig config) {
        return config.render()
                .filter(render -> render.teardown() == RenderTeardown.DELETE)
                .isPresent();
    }

    private static int looksPerMinute(DenConfig config) {
        int reads = config.render().map(DenConfig.Render::readsPerMinute).orElse(READS_PER_MINUTE);
        return (int) (reads * SHARE_OF_LOOKS);
    }
}
