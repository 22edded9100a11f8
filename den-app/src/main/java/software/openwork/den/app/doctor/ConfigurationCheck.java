package software.openwork.den.app.doctor;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Problem;
import software.openwork.den.app.config.Provisioner;

/** The settings by themselves. */
final class ConfigurationCheck implements Check {

    private final List<Problem> problems;
    private final List<String> warnings;
    private final DenConfig config;

    ConfigurationCheck(ConfigReading reading) {
        warnings = reading.warnings();
        problems = problems(reading);
        config = draft(reading);
    }

    static List<Problem> problems(ConfigReading reading) {
        return switch (reading) {
            case ConfigReading.Valid valid -> List.of();
            case ConfigReading.Invalid invalid -> invalid.problems();
        };
    }

    static DenConfig draft(ConfigReading reading) {
        return switch (reading) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> invalid.draft();
        };
    }

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Finding> look() {
        Stream<Finding> wrong = problems.isEmpty()
                ? Stream.of(Finding.ok(name(), "complete and well-formed"))
                : problems.stream().map(problem -> Finding.failed(name(), problem.hint(), problem.variable()));
        Stream<Finding> odd = warnings.stream().map(warning -> Finding.warning(name(), warning));
        Stream<Finding> stub = config.provisioning().mode() == Provisioner.STUB
                ? Stream.of(Finding.warning(name(), "is stub: cloud workers only seem to run", "PROVISIONER_MODE"))
                : Stream.empty();
        return Stream.of(wrong, odd, stub).flatMap(findings -> findings).toList();
    }
}
