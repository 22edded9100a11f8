package software.openwork.den.gate.program;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.openwork.den.gate.log.Json;

/** Reads the gate's log, in either form and with whatever a log collector puts in front, and tells who came. */
final class Report {

    private static final String SOURCE = "labs.access.source";
    private static final String TOKEN = "labs.access.token_name";
    private static final int LONGEST_LINE = 64 * 1024;
    private static final Pattern TEXT = Pattern.compile(
            "(?<time>[0-9]{4}-[0-9-]{5}T[0-9:.]+Z) (?:INFO|WARN|ERROR) (?<method>\\S+) (?<path>.*?) (?<status>[0-9]{3})"
                    + " durationMs=.*");
    private static final Pattern PAIR = Pattern.compile(" ([a-zA-Z_.]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*)");

    private final Map<String, Visitor> visitors = new HashMap<>();
    private long requests;
    private long open;
    private long refused;
    private long unread;

    private static final class Visitor {
        private final TreeSet<String> addresses = new TreeSet<>();
        private long requests;
        private long refused;
        private long oldToken;
        private Instant last = Instant.EPOCH;
    }

    private record Line(Instant time, Map<String, String> attributes) {

        String get(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    static Report of(InputStream log) throws IOException {
        Report report = new Report();
        BufferedReader reader = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            report.add(line);
        }
        return report;
    }

    private void add(String text) {
        Optional<Line> read = text.length() > LONGEST_LINE || !text.contains(SOURCE)
                ? Optional.empty()
                : json(text).or(() -> text(text));
        if (read.isEmpty()) {
            unread++;
            return;
        }
        Line line = read.get();
        requests++;
        if (line.get(SOURCE).equals("open")) {
            open++;
            return;
        }
        Visitor visitor = visitors.computeIfAbsent(who(line), name -> new Visitor());
        boolean no = isRefusal(line.get("status"));
        refused += no ? 1 : 0;
        visitor.requests++;
        visitor.refused += no ? 1 : 0;
        visitor.oldToken += line.get(TOKEN).equals("previous") ? 1 : 0;
        visitor.last = line.time().isAfter(visitor.last) ? line.time() : visitor.last;
        visitor.addresses.add(line.get("client.ip"));
    }

    private static boolean isRefusal(String status) {
        return List.of("400", "401", "403", "405", "415", "429").contains(status);
    }

    /** By the best name there is. */
    private static String who(Line line) {
        String type = line.get("actor.type");
        String token = line.get(TOKEN);
        String name = !line.get("actor.client_id").isEmpty()
                ? line.get("actor.client_id")
                : !token.isEmpty() && !token.equals("current") && !token.equals("previous")
                        ? "token " + token
                        : !line.get("actor.token_hash").isEmpty()
                                ? "#" + line.get("actor.token_hash")
                                : line.get("client.ip");
        return name + " (" + type + ")";
    }

    private static Optional<Line> json(String text) {
        int brace = text.indexOf('{');
        return brace < 0 ? Optional.empty() : Json.read(text.substring(brace)).flatMap(Report::line);
    }

    private static Optional<Line> line(JsonNode record) {
        String nanos = record.path("timeUnixNano").asText();
        JsonNode attributes = record.path("attributes");
        if (!nanos.matches("[0-9]{10,19}") || !attributes.isObject()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        attributes
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return Optional.of(new Line(Instant.ofEpochMilli(Long.parseLong(nanos) / 1_000_000), values));
    }

    private static Optional<Line> text(String text) {
        Matcher line = TEXT.matcher(text);
        if (!line.find()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("status", line.group("status"));
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            String value = pair.group(2);
            values.put(
                    pair.group(1),
                    value.startsWith("\"")
                            ? value.substring(1, value.length() - 1)
                                    .replace("\\\"", "\"")
                                    .replace("\\\\", "\\")
                            : value);
        }
        return Optional.of(new Line(Instant.parse(line.group("time")), values));
    }

    void print(PrintStream out) {
        out.printf("%d requests: %d to open routes, %d refused; %d other lines%n", requests, open, refused, unread);
        if (visitors.isEmpty()) {
            return;
        }
        out.printf("%n%-44s %9s %8s %9s  %-24s %s%n", "who", "requests", "refused", "old token", "last seen", "from");
        visitors.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Visitor> entry) -> entry.getValue().last, Comparator.reverseOrder()))
                .forEach(entry -> {
                    Visitor visitor = entry.getValue();
                    String first = visitor.addresses.first();
                    int more = visitor.addresses.size() - 1;
                    out.printf(
                            "%-44s %9d %8d %9d  %-24s %s%n",
                            entry.getKey(),
                            visitor.requests,
                            visitor.refused,
                            visitor.oldToken,
                            visitor.last,
                            more == 0 ? first : first + " and " + more + " more");
                });
    }
}
