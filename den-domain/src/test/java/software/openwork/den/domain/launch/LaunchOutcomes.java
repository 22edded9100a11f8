package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Outcomes to try on a launch. */
final class LaunchOutcomes {

    private static final HostRef OTHER = new HostRef("srv-other");
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private LaunchOutcomes() {}

    /** One of every kind, and the extremes of those that hold a time. */
    static List<LaunchOutcome> all(Instant now) {
        return List.of(
                new LaunchOutcome.HostKnown(Launches.HOST),
                new LaunchOutcome.HostKnown(OTHER),
                new LaunchOutcome.HostMissing(),
                new LaunchOutcome.NotMade("busy", null),
                new LaunchOutcome.NotMade("busy", Duration.ofMinutes(20)),
                new LaunchOutcome.NotMade("busy", FOREVER),
                new LaunchOutcome.Queued(now.plus(Duration.ofMinutes(40))),
                new LaunchOutcome.Queued(now),
                new LaunchOutcome.Queued(Instant.MIN),
                new LaunchOutcome.Queued(Instant.MAX),
                new LaunchOutcome.Refused(FailureCode.HOST_QUOTA, null),
                new LaunchOutcome.Deployed(Launches.URL),
                new LaunchOutcome.Pending("building"),
                new LaunchOutcome.Done(),
                new LaunchOutcome.Gone(),
                new LaunchOutcome.Rejected(FailureCode.HOST_REJECTED, "no"),
                new LaunchOutcome.Unavailable("no answer", null),
                new LaunchOutcome.Unavailable("no answer", Duration.ofSeconds(30)),
                new LaunchOutcome.Unavailable("no answer", FOREVER),
                new LaunchOutcome.Unavailable("no answer", FOREVER.negated()),
                new LaunchOutcome.Pending("later", FOREVER),
                new LaunchOutcome.Pending("later", FOREVER.negated()),
                new LaunchOutcome.GivenUp());
    }

    /** Those that an honest driver can come to after the action. */
    static List<LaunchOutcome> fitting(LaunchAction action, Instant now) {
        return switch (action) {
            case LaunchAction.FindHost find ->
                List.of(
                        new LaunchOutcome.HostKnown(Launches.HOST),
                        new LaunchOutcome.HostMissing(),
                        new LaunchOutcome.Rejected(FailureCode.CONFIGURATION, "two of them"),
                        new LaunchOutcome.Unavailable("no answer", null));
            case LaunchAction.CreateHost create ->
                List.of(
                        new LaunchOutcome.HostKnown(Launches.HOST),
                        new LaunchOutcome.Refused(FailureCode.HOST_QUOTA, "pay first"),
                        new LaunchOutcome.Queued(now.plus(Duration.ofMinutes(40))),
                        new LaunchOutcome.NotMade("busy", null),
                        new LaunchOutcome.Unavailable("no answer", null));
            case LaunchAction.ReadDeploy read ->
                List.of(
                        new LaunchOutcome.Deployed(Launches.URL),
                        new LaunchOutcome.Pending("building"),
                        new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"),
                        new LaunchOutcome.Rejected(FailureCode.NO_URL, null),
                        new LaunchOutcome.Gone(),
                        new LaunchOutcome.Unavailable("no answer", null));
            case LaunchAction.ProbeHealth probe ->
                List.of(new LaunchOutcome.Done(), new LaunchOutcome.Pending("not healthy yet"));
            case LaunchAction.VerifyDomain verify ->
                List.of(
                        new LaunchOutcome.Pending("asked"),
                        new LaunchOutcome.Gone(),
                        new LaunchOutcome.Unavailable("no answer", null));
            case LaunchAction.ResumeHost resume -> effects();
            case LaunchAction.AttachDomain attach -> effects();
            case LaunchAction.PointDns point -> effects();
            case LaunchAction.SuspendHost suspend -> effects();
            case LaunchAction.Publish publish -> List.of(new LaunchOutcome.Done());
            case LaunchAction.GiveUp giveUp -> List.of(new LaunchOutcome.GivenUp());
            case LaunchAction.Wait wait -> List.of();
            case LaunchAction.Nothing nothing -> List.of();
        };
    }

    private static List<LaunchOutcome> effects() {
        return List.of(
                new LaunchOutcome.Done(),
                new LaunchOutcome.Gone(),
                new LaunchOutcome.Rejected(FailureCode.HOST_REJECTED, "no"),
                new LaunchOutcome.Unavailable("no answer", null));
    }
}
