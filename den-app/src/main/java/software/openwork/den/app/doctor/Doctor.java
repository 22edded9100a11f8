package software.openwork.den.app.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.openwork.den.app.config.Problem;

/** Looks at everything at once, and says how it is, check by check. */
final class Doctor {

    private final List<Check> checks;
    private final Set<String> refused;
    private final Clocks clocks;
    private final Duration limit;

    /**
     * A doctor.
     *
     * @param checks what to look at, in the order of the report
     * @param problems what is wrong with the settings themselves: checks that need those are skipped
     * @param limit for each check
     */
    Doctor(List<Check> checks, List<Problem> problems, Clocks clocks, Duration limit) {
        this.checks = List.copyOf(checks);
        this.refused = problems.stream().map(Problem::variable).collect(Collectors.toSet());
        this.clocks = clocks;
        this.limit = limit;
    }

    /** What there is to say; at least a line for each check, after at most the limit. */
    List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<List<Finding>>> looks = checks.stream()
                    .map(check -> threads.submit(() -> look(check)))
                    .toList();
            long end = System.nanoTime() + limit.toNanos();
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(await(checks.get(i), looks.get(i), end - System.nanoTime()));
            }
        } finally {
            // Whatever hangs is left behind: the process ends anyway.
            threads.shutdownNow();
        }
        findings.addAll(clocks.findings());
        return findings;
    }

    private List<Finding> look(Check check) {
        List<String> wrong =
                check.needs().stream().filter(refused::contains).sorted().toList();
        return wrong.isEmpty()
                ? check.look()
                : List.of(Finding.skipped(check.name(), "first put right: " + String.join(", ", wrong)));
    }

    private List<Finding> await(Check check, Future<List<Finding>> look, long nanos) throws InterruptedException {
        try {
            return look.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return List.of(Finding.failed(
                    check.name(),
                    "no answer within " + limit.toSeconds() + " s",
                    check.needs().stream().sorted().toArray(String[]::new)));
        } catch (ExecutionException broken) {
            // The message of an exception nobody expected might quote a setting.
            return List.of(Finding.failed(
                    check.name(),
                    "could not be looked at: "
                            + Stream.<Throwable>iterate(broken.getCause(), cause -> cause != null, Throwable::getCause)
                                    .map(cause -> cause.getClass().getSimpleName())
                                    .collect(Collectors.joining(", because of ")),
                    check.needs().stream().sorted().toArray(String[]::new)));
        }
    }
}
