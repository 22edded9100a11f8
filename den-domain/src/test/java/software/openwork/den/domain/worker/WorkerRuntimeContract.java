package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

/** What every {@link WorkerRuntime} promises. */
public interface WorkerRuntimeContract {

    /** What a test does to the one running worker, which takes {@link Workers#tokens()}. */
    interface Site {

        /** Its base URL. */
        String url();

        /** A base URL at which nobody listens. */
        String deadUrl();

        /** Its health check fails from now on. */
        void makeUnhealthy();

        /** Its active workspace; null: it has none at all. */
        void workspace(@Nullable String id);

        /** It refuses to mint tokens, in these words. */
        void refuseMinting(String message);

        /** What it answers to the version and upgrade calls. */
        void answers(int status, String json);

        /** How many upgrades it was asked for. */
        int upgrades();
    }

    /** The runtime under test; the same within a test. */
    WorkerRuntime runtime();

    /** The worker behind it: healthy, with a workspace, answering 200 to everything. */
    Site site();

    @Test
    default void shouldSeeAHealthyWorker() {
        assertThat(runtime().isHealthy(site().url())).isTrue();
    }

    @Test
    default void shouldSeeAnUnhealthyWorker() {
        site().makeUnhealthy();

        assertThat(runtime().isHealthy(site().url())).isFalse();
    }

    @Test
    default void shouldSeeThatNobodyAnswers() {
        assertThat(runtime().isHealthy(site().deadUrl())).isFalse();
        assertThat(runtime().workspace(site().deadUrl(), client())).isEmpty();
        assertThat(runtime().mintOwnerToken(site().deadUrl(), host())).isEqualTo(new WorkerRuntime.Unreachable());
        assertThat(runtime().versions(site().deadUrl(), host())).isEqualTo(new WorkerRuntime.Unreachable());
        assertThat(runtime().upgrade(site().deadUrl(), host(), "{}")).isEqualTo(new WorkerRuntime.Unreachable());
    }

    @Test
    default void shouldNotThrowWhenTheUrlIsNone() {
        assertThat(runtime().isHealthy("http://no such host.invalid")).isFalse();
    }

    @Test
    default void shouldFindTheActiveWorkspace() {
        site().workspace("ws_42");

        assertThat(runtime().workspace(site().url(), client())).contains("ws_42");
    }

    @Test
    default void shouldFindNoWorkspaceWhenThereIsNone() {
        site().workspace(null);

        assertThat(runtime().workspace(site().url(), client())).isEmpty();
    }

    @Test
    default void shouldMintAnotherTokenOnEveryCall() {
        WorkerRuntime.Minting one = runtime().mintOwnerToken(site().url(), host());
        WorkerRuntime.Minting two = runtime().mintOwnerToken(site().url(), host());

        assertThat(one).isInstanceOf(WorkerRuntime.Minted.class);
        assertThat(two).isInstanceOf(WorkerRuntime.Minted.class).isNotEqualTo(one);
        assertThat(one.toString()).contains("redacted");
    }

    @Test
    default void shouldPassOnWhyNothingWasMinted() {
        site().refuseMinting("tokens are disabled");

        assertThat(runtime().mintOwnerToken(site().url(), host()))
                .isEqualTo(new WorkerRuntime.Refused("tokens are disabled"));
    }

    @Test
    default void shouldPassOnVersionsWhateverTheStatus() {
        site().answers(200, "{\"versions\":{\"opencode\":\"1.2.3\"}}");
        assertThat(runtime().versions(site().url(), host()))
                .isEqualTo(new WorkerRuntime.Answered(200, "{\"versions\":{\"opencode\":\"1.2.3\"}}"));

        site().answers(503, "{\"error\":\"busy\"}");
        assertThat(runtime().versions(site().url(), host()))
                .isEqualTo(new WorkerRuntime.Answered(503, "{\"error\":\"busy\"}"));
    }

    @Test
    default void shouldUpgradeOnce() {
        site().answers(202, "{\"ok\":true}");

        assertThat(runtime().upgrade(site().url(), host(), "{\"services\":[\"opencode\"]}"))
                .isEqualTo(new WorkerRuntime.Answered(202, "{\"ok\":true}"));
        assertThat(site().upgrades()).isEqualTo(1);
    }

    @Test
    default void shouldNotUpgradeTwiceWhenTheWorkerFails() {
        site().answers(500, "{\"error\":\"boom\"}");

        assertThat(runtime().upgrade(site().url(), host(), "{}"))
                .isEqualTo(new WorkerRuntime.Answered(500, "{\"error\":\"boom\"}"));
        assertThat(site().upgrades()).isEqualTo(1);
    }

    private static Secret client() {
        return Workers.tokens().client();
    }

    private static Secret host() {
        return Workers.tokens().host();
    }
}
