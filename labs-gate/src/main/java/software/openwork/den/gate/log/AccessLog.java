package software.openwork.den.gate.log;

import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.gate.GateConfig;

/**
 * The gate's log. With JSON, one OpenTelemetry log record a line, its attributes flat; else one readable line. Never a
 * token, nor a part of one.
 */
public final class AccessLog implements AutoCloseable {

    private static final int LONG = 512;
    private static final int SHORT = 128;
    private static final Map<String, Object> RESOURCE = Map.of("service.name", "labs-gate");

    private final GateConfig.Log settings;
    private final InstantSource clock;
    private final Supplier<List<String>> secrets;
    private final LineWriter writer;
    private volatile Consumer<Entry> watch = entry -> {};

    /**
     * A log.
     *
     * @param settings form, and what is left out
     * @param clock the time
     * @param secrets texts that must not be written, as they are now
     * @param out where it goes
     */
    public AccessLog(GateConfig.Log settings, InstantSource clock, Supplier<List<String>> secrets, OutputStream out) {
        this.settings = settings;
        this.clock = clock;
        this.secrets = secrets;
        writer = new LineWriter(out);
    }

    /** Notes something about the gate itself. */
    public void note(Severity severity, String text) {
        write(severity, Redaction.clean(text, secrets.get(), LONG * 2), new LinkedHashMap<>());
    }

    /** Has somebody told of every request, whether or not it is written down. */
    public void watch(Consumer<Entry> watcher) {
        watch = watcher;
    }

    /** Notes a request. */
    public void request(Entry entry) {
        watch.accept(entry);
        if (!settings.requests() && !entry.notable()) {
            return;
        }
        List<String> hidden = secrets.get();
        String method = Redaction.clean(entry.method(), hidden, 32);
        String path = Redaction.clean(entry.path(), hidden, LONG);
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("method", method);
        attributes.put("path", path);
        attributes.put("status", entry.status());
        attributes.put("durationMs", Math.round(entry.duration().toNanos() / 10_000.0) / 100.0);
        attributes.put("labs.access.policy_enabled", entry.enabled());
        attributes.put("labs.access.source", entry.source().name().toLowerCase(Locale.ROOT));
        attributes.put("labs.access.cookie_issued", entry.cookieIssued());
        put(attributes, "labs.access.token_name", entry.token());
        attributes.put("actor.type", entry.actor().type());
        put(attributes, "actor.scope", entry.actor().scope());
        put(attributes, "actor.client_id", Redaction.clean(entry.actor().clientId(), hidden, SHORT));
        put(attributes, "actor.token_hash", entry.actor().tokenHash());
        attributes.put("client.ip", entry.client().ip());
        put(attributes, "client.user_agent", Redaction.clean(entry.client().userAgent(), hidden, LONG));
        Severity severity = entry.status() >= 500 ? Severity.ERROR : entry.refused() ? Severity.WARN : Severity.INFO;
        write(severity, method + " " + path + " " + entry.status(), attributes);
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }

    private void write(Severity severity, @Nullable String body, Map<String, Object> attributes) {
        Instant now = clock.instant();
        writer.line(settings.json() ? json(now, severity, body, attributes) : text(now, severity, body, attributes));
    }

    private static String json(Instant now, Severity severity, @Nullable String body, Map<String, Object> attributes) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("timeUnixNano", now.getEpochSecond() + String.format("%09d", now.getNano()));
        record.put("severityText", severity.name());
        record.put("severityNumber", severity.number());
        record.put("body", body == null ? "" : body);
        record.put("attributes", attributes);
        record.put("resource", RESOURCE);
        return Json.write(record);
    }

    private static String text(Instant now, Severity severity, @Nullable String body, Map<String, Object> attributes) {
        StringBuilder line = new StringBuilder(256)
                .append(now.toString())
                .append(' ')
                .append(severity)
                .append(' ')
                .append(body);
        attributes.forEach((name, value) -> {
            if (!name.equals("method") && !name.equals("path") && !name.equals("status")) {
                line.append(' ').append(name).append('=').append(quoted(value.toString()));
            }
        });
        return line.toString();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ' ' || c == '"' || c == '=' || c == '\\');
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Writes what is left. */
    @Override
    public void close() {
        writer.close();
    }

    /** How grave, in the numbers of OpenTelemetry. */
    public enum Severity {
        /** All is well. */
        INFO(9),
        /** Somebody was turned away. */
        WARN(13),
        /** Something failed. */
        ERROR(17);

        private final int number;

        Severity(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
