package software.openwork.den.simulator.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Render's limits: fixed windows, told with every answer. */
final class Quotas {

    private record Window(Instant end, int used) {}

    /** What is left, as headers, and whether this request was too many. */
    record Count(Map<String, String> headers, boolean exceeded) {}

    private final InstantSource clock;
    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Integer> limits = new HashMap<>(Map.of(
            "create", 20,
            "service", 10,
            "domain", 50,
            "write", 100,
            "read", 400));

    Quotas(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void limit(String bucket, int requests) {
        limits.put(bucket, requests);
    }

    synchronized Count count(SeenCall call) {
        String bucket = bucket(call);
        String key = bucket.equals("service") ? bucket + " " + call.part(2) : bucket;
        Duration length =
                bucket.equals("create") || bucket.equals("domain") ? Duration.ofHours(1) : Duration.ofMinutes(1);
        Instant now = clock.instant();
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.end())) {
            window = new Window(now.plus(length), 0);
        }
        int limit = limits.getOrDefault(bucket, 100);
        boolean exceeded = window.used() >= limit;
        window = new Window(window.end(), exceeded ? limit : window.used() + 1);
        windows.put(key, window);
        long reset = Math.max(1, Duration.between(now, window.end()).toSeconds());
        Map<String, String> headers = new HashMap<>();
        headers.put("Ratelimit-Limit", Integer.toString(limit));
        headers.put("Ratelimit-Remaining", Integer.toString(limit - window.used()));
        headers.put("Ratelimit-Reset", Long.toString(reset));
        if (exceeded) {
            headers.put("Retry-After", Long.toString(reset));
        }
        return new Count(headers, exceeded);
    }

    private static String bucket(SeenCall call) {
        return switch (call.operation()) {
            case CREATE_SERVICE -> "create";
            case SUSPEND, RESUME, CREATE_DEPLOY -> "service";
            case ADD_DOMAIN, VERIFY_DOMAIN -> "domain";
            default -> call.method().equals("GET") ? "read" : "write";
        };
    }
}
