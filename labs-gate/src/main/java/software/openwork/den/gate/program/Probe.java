package software.openwork.den.gate.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A request that must not get through.
 *
 * @param target as in the request line
 * @param headers further header lines
 */
record Probe(String method, String target, List<String> headers) {

    private static final List<String> TARGETS = List.of(
            "/",
            "/ui",
            "/w/1/opencode/session",
            "/health/",
            "/HEALTH",
            "/health/ui",
            "/health/../ui",
            "/health/..%2fui",
            "/health/%2e%2e/ui",
            "/health/.%2e/ui",
            "/health/..;/ui",
            "/health/..;x=1/ui",
            "/health;/../ui",
            "/health;%2f..%2fui",
            "/health//../ui",
            "/health%2f..%2fui",
            "/health%5c..%5cui",
            "/health\\..\\ui",
            "/health%252f..%252fui",
            "/health%00/ui",
            "/health%0a/ui",
            "/health%20",
            "/health%3f",
            "/health.",
            "/health.json",
            "//ui",
            "//health/../ui",
            "/./ui",
            "/%2e/ui",
            "/ui#/health",
            "/ui?/health",
            "/ui?/w/1/health",
            "/ui;/health",
            "/ui/health",
            "/x/health",
            "/w/a/b/health",
            "/w/../ui/health",
            "/w/%2e%2e/health",
            "/w/..%2f..%2fui%2fhealth",
            "/w/1/health/../opencode/session",
            "/w/1/health%2f..%2fopencode",
            "/w/1/HEALTH",
            "/labs-access/../ui",
            "/labs-access/ui",
            "/labs-access%2f..%2fui",
            "/labs-access/verify/../../ui",
            "/health/%c0%ae%c0%ae/ui",
            "/health/%u002e%u002e/ui",
            "http://localhost/ui");

    private static final List<String> SPOOFS = List.of(
            "X-Original-URL: /health",
            "X-Rewrite-URL: /health",
            "X-Forwarded-Path: /health",
            "X-Forwarded-Uri: /health",
            "X-Forwarded-Prefix: /health",
            "X-HTTP-Method-Override: OPTIONS",
            "X-Forwarded-For: 127.0.0.1",
            "X-Real-IP: 127.0.0.1",
            "Forwarded: for=127.0.0.1;host=localhost",
            "User-Agent: kube-probe/1.30",
            "Connection: X-OpenWork-Access-Token, close");

    static List<Probe> all() {
        List<Probe> probes = new ArrayList<>();
        TARGETS.forEach(target -> probes.add(new Probe("GET", target, List.of())));
        SPOOFS.forEach(header -> probes.add(new Probe("GET", "/w/1/opencode/session", List.of(header))));
        List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
                .forEach(method -> probes.add(new Probe(method, "/ui", List.of())));
        probes.add(new Probe("POST", "/health", List.of("Content-Length: 0")));
        probes.add(new Probe(
                "GET",
                "/w/1/ws",
                List.of(
                        "Connection: Upgrade, close",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")));
        return probes;
    }

    String text(String host) {
        boolean connection = headers.stream().anyMatch(header -> header.startsWith("Connection:"));
        return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n"
                + (connection ? "" : "Connection: close\r\n")
                + String.join(
                        "", headers.stream().map(header -> header + "\r\n").toList()) + "\r\n";
    }

    @Override
    public String toString() {
        return method + " " + target + (headers.isEmpty() ? "" : " with " + headers.getFirst());
    }
}
