package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.openwork.den.mysql.TestDatabase;

/** The alert rules, the dashboard and the guide speak of figures that a running Den prints, with the labels they have. */
class FiguresTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String TOKEN = "Quiet-Harbour-At-Dawn-7";

    /** A name, and what is asked of its labels. Names with a colon are those of recorded rules. */
    private static final Pattern ASKED =
            Pattern.compile("(?<![\\w:])((?:den|jvm|process)_[a-z_]+)(?![\\w:])(?:\\{([^}]*)})?");

    private static final Pattern PRINTED = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\\\\?\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");

    /** What Prometheus adds to everything. */
    private static final Set<String> ADDED = Set.of("instance", "job");

    /** People whom the gate lets in. */
    private record Admitted(URI base) implements Server {

        @Override
        public Ask get(String path) {
            return Server.super.get(path).with("x-openwork-access-token", TOKEN);
        }

        @Override
        public Ask post(String path) {
            return Server.super.post(path).with("x-openwork-access-token", TOKEN);
        }
    }

    @Test
    void shouldPrintWhatIsAskedForAndTellOfAllThatIsPrinted() throws IOException {
        Map<String, Set<String>> printed = printed();
        Set<String> families =
                printed.keySet().stream().map(FiguresTest::family).collect(Collectors.toCollection(TreeSet::new));

        for (String file : List.of("den.rules.yml", "grafana-dashboard.json")) {
            String text =
                    Files.readString(ROOT.resolve("packaging/observability").resolve(file));
            List<MatchResult> asked = ASKED.matcher(text).results().toList();
            assertThat(asked).as(file).hasSizeGreaterThan(10);
            assertThat(asked).as(file).allSatisfy(each -> {
                assertThat(printed).containsKey(each.group(1));
                assertThat(printed.get(each.group(1)))
                        .as(each.group())
                        .containsAll(asked(names(each.group(2) == null ? "" : each.group(2)).stream()));
            });
            assertThat(grouped(text)).as(file).isSubsetOf(allLabels(printed));
        }
        String guide = Files.readString(ROOT.resolve("docs/observability.md"));
        Set<String> told = ours(ASKED.matcher(guide).results().map(each -> family(each.group(1))));
        assertThat(told).as("the guide").isEqualTo(ours(families.stream()));
    }

    /** By a Den that has done a bit of everything. */
    private static Map<String, Set<String>> printed() {
        try (SimulatedVendors vendors = new SimulatedVendors();
                Den den = Den.simulated(
                        vendors,
                        TestDatabase.fresh().url(),
                        Map.of("DEN_LABS_GATE", "true", "OPENWORK_LABS_ACCESS_TOKEN", TOKEN))) {
            Admitted people = new Admitted(den.base());
            Person ada = people.signUp("Ada");
            people.awaitHealthy(ada, Server.id(people.launch(ada, "Counted")));
            String figures = people.get("/metrics").send().body();

            Map<String, Set<String>> printed = new TreeMap<>();
            PRINTED.matcher(figures)
                    .results()
                    .forEach(line -> printed.computeIfAbsent(line.group(1), name -> new HashSet<>())
                            .addAll(names(line.group(2) == null ? "" : line.group(2))));
            assertThat(printed).hasSizeGreaterThan(20);
            return printed;
        }
    }

    private static Set<String> ours(Stream<String> names) {
        return names.filter(name -> name.startsWith("den_")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String family(String name) {
        return name.replaceFirst("_(bucket|sum|count)$", "");
    }

    /** The names of labels in braces. */
    private static Set<String> names(String labels) {
        return LABEL.matcher(labels).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> asked(Stream<String> labels) {
        return labels.filter(label -> !ADDED.contains(label))
                .map(FiguresTest::asPrinted)
                .collect(Collectors.toSet());
    }

    private static Set<String> grouped(String text) {
        return asked(GROUPED.matcher(text)
                .results()
                .flatMap(each -> Arrays.stream(each.group(1).split(",\\s*"))));
    }

    /** Prometheus calls the scrape "job", and what Den calls so otherwise. */
    private static String asPrinted(String label) {
        return label.equals("exported_job") ? "job" : label;
    }

    private static Set<String> allLabels(Map<String, Set<String>> printed) {
        return printed.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
