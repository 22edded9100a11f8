package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.Workers;

/** Ready-made launches of {@code Workers.provisioning()}, each made by the machine itself. */
public final class Launches {

    /** What users are told to mention. */
    public static final String REFERENCE = "L-7K2M";

    /** The service of ready-made launches. */
    public static final HostRef HOST = new HostRef("srv-1");

    /** Where the vendor serves it. */
    public static final String URL = "https://srv-1.host.example";

    private Launches() {}

    /** Health checks and own names under {@code workers.example}, with the default times. */
    public static LaunchPolicy policy() {
        return policy("workers.example");
    }

    /** Health checks, but no own names. */
    public static LaunchPolicy plainPolicy() {
        return policy(null);
    }

    private static LaunchPolicy policy(@Nullable String suffix) {
        return new LaunchPolicy(
                "render",
                "oregon",
                true,
                suffix,
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofMinutes(15),
                Duration.ofMinutes(3),
                Duration.ofMinutes(4),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofSeconds(5));
    }

    /** A machine with {@link #policy()}. */
    public static LaunchMachine machine() {
        return new LaunchMachine(policy());
    }

    /** A launch that was just requested, with its first events. */
    public static LaunchTransition request() {
        return request(Workers.provisioning().id(), SettableClock.START);
    }

    /** A launch that was just requested, with its first events. */
    public static LaunchTransition request(WorkerId worker, Instant now) {
        return machine().request(Workers.provisioning(worker), REFERENCE, now);
    }

    /** Just requested. */
    public static Launch requested() {
        return request().launch();
    }

    /** A create may be sent. */
    public static Launch cleared() {
        return after(new LaunchOutcome.HostMissing());
    }

    /** A create was sent and not answered. */
    public static Launch createSent() {
        return machine().sending(cleared(), SettableClock.START);
    }

    /** The service exists. */
    public static Launch hostCreated() {
        return after(new LaunchOutcome.HostKnown(HOST));
    }

    /** The service is up, the worker not healthy yet. */
    public static Launch deployLive() {
        return after(new LaunchOutcome.HostKnown(HOST), new LaunchOutcome.Deployed(URL));
    }

    /** The worker is healthy, its own name comes next. */
    public static Launch runtimeHealthy() {
        return after(new LaunchOutcome.HostKnown(HOST), new LaunchOutcome.Deployed(URL), new LaunchOutcome.Done());
    }

    /** Everything is in place. */
    public static Launch live() {
        LaunchOutcome done = new LaunchOutcome.Done();
        return after(new LaunchOutcome.HostKnown(HOST), new LaunchOutcome.Deployed(URL), done, done, done, done, done);
    }

    /** It failed; its service is being suspended. */
    public static Launch failing() {
        return after(
                new LaunchOutcome.HostKnown(HOST),
                new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"));
    }

    /** It failed; its service is suspended. */
    public static Launch failed() {
        return after(
                new LaunchOutcome.HostKnown(HOST),
                new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"),
                new LaunchOutcome.Done());
    }

    /** Its worker was deleted while the deploy was under way. */
    public static Launch cancelled() {
        return machine().cancel(hostCreated(), SettableClock.START).launch();
    }

    /** One launch in each state. */
    public static List<Launch> everyState() {
        LaunchOutcome done = new LaunchOutcome.Done();
        Launch attached = after(runtimeHealthy(), done);
        return List.of(
                requested(),
                cleared(),
                createSent(),
                machine().retry(failed(), SettableClock.START).launch(),
                hostCreated(),
                deployLive(),
                runtimeHealthy(),
                attached,
                after(attached, done),
                after(attached, done, done),
                live(),
                failing(),
                failed(),
                cancelled());
    }

    /** A launch on which these outcomes came, all at once. */
    public static Launch after(LaunchOutcome... outcomes) {
        return after(requested(), outcomes);
    }

    /** A launch on which these outcomes came, all at {@link SettableClock#START}. */
    public static Launch after(Launch launch, LaunchOutcome... outcomes) {
        Launch next = launch;
        for (LaunchOutcome outcome : List.of(outcomes)) {
            next = machine().apply(next, outcome, SettableClock.START).launch();
        }
        return next;
    }
}
