package software.openwork.den.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchAction;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchOutcome;
import software.openwork.den.domain.launch.LaunchPolicy;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.Workers;

/** What the README shows to embedders, compiled and run, and that the README shows just that. */
class EmbedExampleTest {

    // example: host
    /** A host of the embedder's own: here the workers only stand on a shelf. */
    static final class Shelf implements WorkerHost {

        private final Map<HostRef, HostRequest> workers = new HashMap<>();

        @Override
        public Search find(HostSearch search) {
            HostRef host = new HostRef("shelf-" + search.workerId());
            return workers.containsKey(host) ? new Found(host) : new NotFound();
        }

        @Override
        public Creation create(HostRequest request) {
            HostRef host = new HostRef("shelf-" + request.workerId());
            workers.put(host, request);
            return new Created(host);
        }

        @Override
        public Deploy deploy(HostRef host) {
            return workers.containsKey(host) ? new DeployedAt("https://" + host + ".example") : new Vanished();
        }

        @Override
        public Effect suspend(HostRef host) {
            return workers.containsKey(host) ? new Effect.Done() : new Effect.Missing();
        }

        @Override
        public Effect resume(HostRef host) {
            return workers.containsKey(host) ? new Effect.Done() : new Effect.Missing();
        }

        @Override
        public Effect delete(HostRef host) {
            return workers.remove(host) == null ? new Effect.Missing() : new Effect.Done();
        }

        @Override
        public Effect attachDomain(HostRef host, String domain) {
            return new Effect.Rejected("there are no domains on a shelf");
        }

        @Override
        public Effect verifyDomain(HostRef host, String domain) {
            return new Effect.Missing();
        }

        @Override
        public Effect detachDomain(HostRef host, String domain) {
            return new Effect.Missing();
        }
    }
    // example: end

    // example: driver
    /** Runs a launch to its end. What was stored last is all that is needed to carry on after a crash. */
    static Launch run(
            LaunchMachine machine,
            Launch begun,
            HostRequest request,
            WorkerHost host,
            UnaryOperator<Launch> store,
            InstantSource clock)
            throws InterruptedException {
        Launch launch = begun;
        while (!launch.state().isTerminal()) {
            LaunchAction action = machine.decide(launch, clock.instant());
            if (action instanceof LaunchAction.Wait wait) {
                Thread.sleep(Duration.between(clock.instant(), wait.until()));
                continue;
            }
            if (action instanceof LaunchAction.CreateHost) {
                // First of all: after a crash, a create that was written down is searched for, not sent again.
                launch = store.apply(machine.sending(launch, clock.instant()));
            }
            LaunchOutcome outcome = switch (action) {
                case LaunchAction.FindHost find ->
                    LaunchOutcome.of(host.find(new HostSearch(request.workerId(), request.workerName(), null)));
                case LaunchAction.CreateHost create -> LaunchOutcome.of(host.create(request));
                case LaunchAction.ResumeHost resume -> LaunchOutcome.of(host.resume(resume.host()));
                case LaunchAction.ReadDeploy read -> LaunchOutcome.of(host.deploy(read.host()));
                case LaunchAction.SuspendHost suspend -> LaunchOutcome.of(host.suspend(suspend.host()));
                case LaunchAction.GiveUp giveUp -> new LaunchOutcome.GivenUp();
                default -> new LaunchOutcome.Done(); // no health checks and no domains on a shelf
            };
            LaunchTransition transition = machine.apply(launch, outcome, clock.instant());
            transition.publishes().ifPresent(url -> System.out.println("the worker is at " + url));
            launch = store.apply(transition.launch());
        }
        return launch;
    }
    // example: end

    @Test
    void shouldRunALaunchToItsEnd() throws InterruptedException {
        LaunchMachine machine = new LaunchMachine(LaunchPolicy.pretending("shelf"));
        Worker worker = Workers.provisioning();
        InstantSource clock = new SettableClock();
        List<Launch> stored = new ArrayList<>();
        HostRequest request = new HostRequest(worker.id(), worker.spec().name(), Workers.tokens());

        Launch end = run(
                machine,
                machine.request(worker, "L-1", clock.instant()).launch(),
                request,
                new Shelf(),
                launch -> {
                    stored.add(launch);
                    return launch;
                },
                clock);

        assertThat(end.state())
                .isEqualTo(new LaunchState.Live(
                        new HostRef("shelf-" + worker.id()), "https://shelf-" + worker.id() + ".example"));
        assertThat(stored).anyMatch(launch -> launch.state() instanceof LaunchState.CreateSent);
    }

    @Test
    void shouldBeWhatTheReadmeShows() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "."));
        String source =
                Files.readString(module.resolve("src/test/java/software/openwork/den/domain/EmbedExampleTest.java"));
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(module.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(shown).isEqualTo(examples(source));
    }

    private static List<String> examples(String source) {
        return Pattern.compile(" {4}// example: \\w+\n(.*?) {4}// example: end\n", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(region -> region.group(1)
                        .lines()
                        .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                        .collect(Collectors.joining("\n", "", "\n")))
                .toList();
    }
}
