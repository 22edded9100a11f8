package software.openwork.den.domain.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.Teardown;

/**
 * What a sweep makes of what it finds. Only what carries the mark of this very Den is ever touched, and only when a
 * launch or teardown on record here says that it should not be; whatever else is found is reported.
 */
public final class SweepRules {

    /** What is younger may be the work of a launch or teardown that is under way. */
    public static final Duration LEAST_AGE = Duration.ofHours(1);

    private SweepRules() {}

    /**
     * What is on record of the worker that something says to belong to.
     *
     * @param exists whether the worker itself is on record
     * @param launch its launch, or null
     * @param teardown its teardown, or null
     */
    public record Standing(
            boolean exists,
            @Nullable Launch launch,
            @Nullable Teardown teardown) {

        /** Nothing is on record. */
        public static final Standing UNHEARD_OF = new Standing(false, null, null);
    }

    /** How something stands to what is on record. */
    public enum Fate {
        /** A worker or a teardown under way owns it. */
        OWNED,
        /** It is on record that it is gone: its teardown takes it down again. */
        GONE,
        /** It is on record that it is stopped, as the launch failed: the launch stops it again. */
        STOPPED,
        /** Nothing is on record that says what should become of it. */
        UNDECIDED
    }

    /**
     * How a service stands.
     *
     * @param service the service
     * @param standing what is on record of the worker that it says to belong to
     * @return its fate
     */
    public static Fate fate(HostInventory.Service service, Standing standing) {
        Teardown teardown = standing.teardown();
        Launch launch = standing.launch();
        if (teardown != null) {
            boolean rests = service.suspended() && teardown.host().state() == Teardown.State.SUSPENDED;
            return !teardown.isFinished() || rests ? Fate.OWNED : Fate.GONE;
        }
        if (launch == null) {
            return standing.exists() ? Fate.OWNED : Fate.UNDECIDED;
        }
        if (!standing.exists()) {
            return launch.state() instanceof LaunchState.Cancelled ? Fate.GONE : Fate.UNDECIDED;
        }
        Optional<HostRef> own = launch.state().knownHost();
        if (own.isPresent() && !own.get().equals(service.host())) {
            return Fate.UNDECIDED;
        }
        return launch.state() instanceof LaunchState.Failed && !service.suspended() ? Fate.STOPPED : Fate.OWNED;
    }

    /**
     * How a custom domain stands.
     *
     * @param name the domain
     * @param service how the service stands to which it is attached
     * @param standing what is on record of the worker of that service
     * @return its fate
     */
    public static Fate fateOfDomain(String name, Fate service, Standing standing) {
        Teardown teardown = standing.teardown();
        if (teardown == null) {
            return service == Fate.GONE ? ofLaunch(name, standing) : service == Fate.STOPPED ? Fate.OWNED : service;
        }
        return ofTeardown(name, teardown, teardown.domain());
    }

    /**
     * How an alias stands.
     *
     * @param name its name
     * @param standing what is on record of the worker that it says to belong to
     * @return its fate
     */
    public static Fate fateOfAlias(String name, Standing standing) {
        Teardown teardown = standing.teardown();
        if (teardown != null) {
            return ofTeardown(name, teardown, teardown.dns());
        }
        if (standing.exists()) {
            return Fate.OWNED;
        }
        return ofLaunch(name, standing);
    }

    private static Fate ofTeardown(String name, Teardown teardown, Teardown.@Nullable Resource resource) {
        if (!teardown.isFinished()) {
            return Fate.OWNED;
        }
        return resource != null && name.equalsIgnoreCase(resource.ref()) ? Fate.GONE : Fate.UNDECIDED;
    }

    private static Fate ofLaunch(String name, Standing standing) {
        Launch launch = standing.launch();
        return launch != null
                        && launch.state() instanceof LaunchState.Cancelled
                        && name.equalsIgnoreCase(launch.vanityDomain())
                ? Fate.GONE
                : Fate.UNDECIDED;
    }

    /**
     * Who made it.
     *
     * @param mark what it says
     * @param installation this Den
     * @return the verdict on something that nobody owns
     */
    public static Leak.Verdict verdict(Mark mark, String installation) {
        if (mark.installation() == null) {
            return Leak.Verdict.UNKNOWN;
        }
        return mark.installation().equals(installation) ? Leak.Verdict.OURS_ORPHANED : Leak.Verdict.FOREIGN;
    }

    /**
     * Whether a leak may be repaired.
     *
     * @param leak the leak
     * @param fate how it stands
     * @param createdAt when it was made, or null when that is not known
     * @param now when this sweep looked
     * @return true when it is ours, on record as gone or stopped, old enough, and was seen by an earlier sweep
     */
    public static boolean mayRepair(Leak leak, Fate fate, @Nullable Instant createdAt, Instant now) {
        return leak.verdict() == Leak.Verdict.OURS_ORPHANED
                && (fate == Fate.GONE || fate == Fate.STOPPED)
                && createdAt != null
                && !createdAt.isAfter(now.minus(LEAST_AGE))
                && leak.firstSeen().isBefore(now);
    }
}
