package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the answers of vendors mean to the machines. */
class OutcomeMappingTest {

    private static final Duration PAUSE = Duration.ofSeconds(7);

    @Nested
    class Launching {

        @Test
        void shouldReadSearches() {
            assertThat(LaunchOutcome.of(new WorkerHost.Found(Launches.HOST)))
                    .isEqualTo(new LaunchOutcome.HostKnown(Launches.HOST));
            assertThat(LaunchOutcome.of(new WorkerHost.NotFound())).isEqualTo(new LaunchOutcome.HostMissing());
            assertThat(LaunchOutcome.of(new WorkerHost.Ambiguous("two")))
                    .isEqualTo(new LaunchOutcome.Rejected(FailureCode.CONFIGURATION, "two"));
            assertThat(LaunchOutcome.of((WorkerHost.Search) new WorkerHost.Rejected(FailureCode.CONFIGURATION, "key")))
                    .isEqualTo(new LaunchOutcome.Rejected(FailureCode.CONFIGURATION, "key"));
            assertThat(LaunchOutcome.of((WorkerHost.Search) new WorkerHost.Unavailable("down", PAUSE)))
                    .isEqualTo(new LaunchOutcome.Unavailable("down", PAUSE));
        }

        @Test
        void shouldReadCreations() {
            assertThat(LaunchOutcome.of(new WorkerHost.Created(Launches.HOST)))
                    .isEqualTo(new LaunchOutcome.HostKnown(Launches.HOST));
            assertThat(LaunchOutcome.of((WorkerHost.Creation) new WorkerHost.Rejected(FailureCode.HOST_QUOTA, "pay")))
                    .isEqualTo(new LaunchOutcome.Refused(FailureCode.HOST_QUOTA, "pay"));
            assertThat(LaunchOutcome.of(new WorkerHost.Queued(Instant.EPOCH)))
                    .isEqualTo(new LaunchOutcome.Queued(Instant.EPOCH));
            assertThat(LaunchOutcome.of(new WorkerHost.NotMade("busy", PAUSE)))
                    .isEqualTo(new LaunchOutcome.NotMade("busy", PAUSE));
            assertThat(LaunchOutcome.of(new WorkerHost.Unanswered("lost")))
                    .isEqualTo(new LaunchOutcome.Unavailable("lost", null));
        }

        @Test
        void shouldReadDeploys() {
            assertThat(LaunchOutcome.of(new WorkerHost.DeployedAt(Launches.URL)))
                    .isEqualTo(new LaunchOutcome.Deployed(Launches.URL));
            assertThat(LaunchOutcome.of(new WorkerHost.Deploying("building")))
                    .isEqualTo(new LaunchOutcome.Pending("building"));
            assertThat(LaunchOutcome.of(new WorkerHost.DeployFailed("build_failed")))
                    .isEqualTo(new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"));
            assertThat(LaunchOutcome.of(new WorkerHost.NoUrl()))
                    .isEqualTo(new LaunchOutcome.Rejected(FailureCode.NO_URL, null));
            assertThat(LaunchOutcome.of(new WorkerHost.Vanished())).isEqualTo(new LaunchOutcome.Gone());
            assertThat(LaunchOutcome.of((WorkerHost.Deploy) new WorkerHost.Rejected(FailureCode.CONFIGURATION, "key")))
                    .isEqualTo(new LaunchOutcome.Rejected(FailureCode.CONFIGURATION, "key"));
            assertThat(LaunchOutcome.of((WorkerHost.Deploy) new WorkerHost.Unavailable("down", null)))
                    .isEqualTo(new LaunchOutcome.Unavailable("down", null));
        }

        @Test
        void shouldReadEffects() {
            assertThat(LaunchOutcome.of(new Effect.Done())).isEqualTo(new LaunchOutcome.Done());
            assertThat(LaunchOutcome.of(new Effect.Missing())).isEqualTo(new LaunchOutcome.Gone());
            assertThat(LaunchOutcome.of(new Effect.Rejected("no")))
                    .isEqualTo(new LaunchOutcome.Rejected(FailureCode.HOST_REJECTED, "no"));
            assertThat(LaunchOutcome.of(new Effect.Unavailable("down", PAUSE)))
                    .isEqualTo(new LaunchOutcome.Unavailable("down", PAUSE));
        }
    }

    @Nested
    class TearingDown {

        @Test
        void shouldReadSearches() {
            assertThat(TeardownOutcome.of(new WorkerHost.Found(Launches.HOST)))
                    .isEqualTo(new TeardownOutcome.HostKnown(Launches.HOST));
            assertThat(TeardownOutcome.of(new WorkerHost.NotFound())).isEqualTo(new TeardownOutcome.Missing());
            assertThat(TeardownOutcome.of(new WorkerHost.Ambiguous("two")))
                    .isEqualTo(new TeardownOutcome.Failed("two", null));
            assertThat(TeardownOutcome.of(new WorkerHost.Rejected(FailureCode.CONFIGURATION, "key")))
                    .isEqualTo(new TeardownOutcome.Failed("key", null));
            assertThat(TeardownOutcome.of(new WorkerHost.Unavailable("down", PAUSE)))
                    .isEqualTo(new TeardownOutcome.Failed("down", PAUSE));
        }

        @Test
        void shouldReadEffects() {
            assertThat(TeardownOutcome.of(new Effect.Done())).isEqualTo(new TeardownOutcome.Done());
            assertThat(TeardownOutcome.of(new Effect.Missing())).isEqualTo(new TeardownOutcome.Missing());
            assertThat(TeardownOutcome.of(new Effect.Rejected("no"))).isEqualTo(new TeardownOutcome.Failed("no", null));
            assertThat(TeardownOutcome.of(new Effect.Unavailable("down", PAUSE)))
                    .isEqualTo(new TeardownOutcome.Failed("down", PAUSE));
        }
    }
}
