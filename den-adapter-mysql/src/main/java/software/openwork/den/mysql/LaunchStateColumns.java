package software.openwork.den.mysql;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.LaunchFailure;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.LaunchStep;

/** A launch's state as columns; those that a state does not have are null. */
record LaunchStateColumns(
        String state,
        @Nullable String hostRef,
        @Nullable String hostUrl,
        @Nullable String finalUrl,
        @Nullable Instant createSentAt,
        @Nullable String step,
        @Nullable String failureCode,
        @Nullable String failureDetail) {

    static LaunchStateColumns of(LaunchState state) {
        return switch (state) {
            case LaunchState.Requested requested -> bare("requested");
            case LaunchState.Cleared cleared -> bare("cleared");
            case LaunchState.CreateSent sent -> bare("create_sent").sentAt(sent.at());
            case LaunchState.Resuming resuming -> bare("resuming").at(resuming.host(), null, null);
            case LaunchState.HostCreated created -> bare("host_created").at(created.host(), null, null);
            case LaunchState.DeployLive live -> bare("deploy_live").at(live.host(), live.url(), null);
            case LaunchState.RuntimeHealthy healthy -> bare("runtime_healthy").at(healthy.host(), healthy.url(), null);
            case LaunchState.DomainAttached attached ->
                bare("domain_attached").at(attached.host(), attached.url(), null);
            case LaunchState.DnsReady ready -> bare("dns_ready").at(ready.host(), ready.url(), null);
            case LaunchState.Reachable reachable ->
                bare("reachable").at(reachable.host(), reachable.url(), reachable.finalUrl());
            case LaunchState.Live live -> bare("live").at(live.host(), live.url(), null);
            case LaunchState.Failing failing ->
                bare("failing")
                        .at(failing.host(), null, null)
                        .sentAt(failing.createSentAt())
                        .because(failing.failure());
            case LaunchState.Failed failed ->
                bare("failed").at(failed.host(), null, null).because(failed.failure());
            case LaunchState.Cancelled cancelled ->
                new LaunchStateColumns(
                        "cancelled", null, null, null, null, cancelled.at().word(), null, null);
        };
    }

    LaunchState toDomain() {
        return switch (state) {
            case "requested" -> new LaunchState.Requested();
            case "cleared" -> new LaunchState.Cleared();
            case "create_sent" -> new LaunchState.CreateSent(Objects.requireNonNull(createSentAt));
            case "resuming" -> new LaunchState.Resuming(host());
            case "host_created" -> new LaunchState.HostCreated(host());
            case "deploy_live" -> new LaunchState.DeployLive(host(), url());
            case "runtime_healthy" -> new LaunchState.RuntimeHealthy(host(), url());
            case "domain_attached" -> new LaunchState.DomainAttached(host(), url());
            case "dns_ready" -> new LaunchState.DnsReady(host(), url());
            case "reachable" -> new LaunchState.Reachable(host(), url(), Objects.requireNonNull(finalUrl));
            case "live" -> new LaunchState.Live(host(), url());
            case "failing" -> new LaunchState.Failing(hostOrNull(), createSentAt, failure());
            case "failed" -> new LaunchState.Failed(hostOrNull(), failure());
            case "cancelled" -> new LaunchState.Cancelled(LaunchStep.of(Objects.requireNonNull(step)));
            default -> throw new IllegalStateException("a launch is in the state " + state + ", which is not known");
        };
    }

    private static LaunchStateColumns bare(String state) {
        return new LaunchStateColumns(state, null, null, null, null, null, null, null);
    }

    private LaunchStateColumns at(@Nullable HostRef host, @Nullable String url, @Nullable String publicUrl) {
        return new LaunchStateColumns(
                state,
                host == null ? null : host.value(),
                url,
                publicUrl,
                createSentAt,
                step,
                failureCode,
                failureDetail);
    }

    private LaunchStateColumns sentAt(@Nullable Instant at) {
        return new LaunchStateColumns(state, hostRef, hostUrl, finalUrl, at, step, failureCode, failureDetail);
    }

    private LaunchStateColumns because(LaunchFailure failure) {
        return new LaunchStateColumns(
                state,
                hostRef,
                hostUrl,
                finalUrl,
                createSentAt,
                failure.step().word(),
                failure.code().word(),
                Text.cutOrNull(failure.detail(), Text.DETAIL));
    }

    private HostRef host() {
        return new HostRef(Objects.requireNonNull(hostRef));
    }

    private @Nullable HostRef hostOrNull() {
        return hostRef == null ? null : new HostRef(hostRef);
    }

    private String url() {
        return Objects.requireNonNull(hostUrl);
    }

    private LaunchFailure failure() {
        return new LaunchFailure(
                FailureCode.of(Objects.requireNonNull(failureCode)),
                LaunchStep.of(Objects.requireNonNull(step)),
                failureDetail);
    }
}
