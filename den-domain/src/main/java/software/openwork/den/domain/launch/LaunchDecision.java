package software.openwork.den.domain.launch;

import java.time.Instant;

/** What a launch does next. */
final class LaunchDecision {

    private LaunchDecision() {}

    static LaunchAction of(Launch launch, Instant now) {
        LaunchState state = launch.state();
        if (state.isTerminal()) {
            return new LaunchAction.Nothing();
        }
        if (isOver(launch, now) && !isLastLook(launch, now)) {
            return new LaunchAction.GiveUp();
        }
        if (now.isBefore(launch.dueAt())) {
            return new LaunchAction.Wait(LaunchDraft.earlier(launch.dueAt(), launch.deadline()));
        }
        return switch (state) {
            case LaunchState.Requested requested -> new LaunchAction.FindHost();
            case LaunchState.Cleared cleared -> new LaunchAction.CreateHost();
            case LaunchState.CreateSent sent -> new LaunchAction.FindHost();
            case LaunchState.Resuming resuming -> new LaunchAction.ResumeHost(resuming.host());
            case LaunchState.HostCreated created -> new LaunchAction.ReadDeploy(created.host());
            case LaunchState.DeployLive live -> new LaunchAction.ProbeHealth(live.url());
            case LaunchState.RuntimeHealthy healthy -> new LaunchAction.AttachDomain(healthy.host(), launch.domain());
            case LaunchState.DomainAttached attached -> new LaunchAction.PointDns(launch.domain(), attached.url());
            case LaunchState.DnsReady ready ->
                asksForVerification(launch.attempt())
                        ? new LaunchAction.VerifyDomain(ready.host(), launch.domain())
                        : new LaunchAction.ProbeHealth("https://" + launch.domain());
            case LaunchState.Reachable reachable -> new LaunchAction.Publish(reachable.finalUrl());
            case LaunchState.Failing failing ->
                failing.host() == null ? new LaunchAction.FindHost() : new LaunchAction.SuspendHost(failing.host());
            case LaunchState.Live live -> new LaunchAction.Nothing();
            case LaunchState.Failed failed -> new LaunchAction.Nothing();
            case LaunchState.Cancelled cancelled -> new LaunchAction.Nothing();
        };
    }

    /**
     * Whether the deadline was reached and nobody came to take an action that was due before it: what is waited for may
     * have come to be meanwhile, so that the action is taken before the launch is given up.
     */
    static boolean isLastLook(Launch launch, Instant now) {
        return isOver(launch, now) && launch.dueAt().isBefore(launch.deadline());
    }

    private static boolean isOver(Launch launch, Instant now) {
        return !now.isBefore(launch.deadline());
    }

    /** First of all, and ever more seldom while the name does not work: vendors allow few of these requests. */
    private static boolean asksForVerification(int attempt) {
        return attempt == 0 || (attempt >= 8 && Integer.bitCount(attempt) == 1);
    }
}
