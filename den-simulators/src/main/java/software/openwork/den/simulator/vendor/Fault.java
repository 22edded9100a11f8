package software.openwork.den.simulator.vendor;

import java.time.Duration;
import java.util.Map;

/** Something that goes wrong with a call. */
public sealed interface Fault {

    /** Nothing does. */
    record None() implements Fault {}

    /**
     * Waits, then does its work.
     *
     * @param delay how long
     */
    record Slow(Duration delay) implements Fault {}

    /** Does nothing and never answers. */
    record Hang() implements Fault {}

    /** Hangs up without having done anything. */
    record Reset() implements Fault {}

    /** Does its work, and hangs up before the answer. */
    record LoseAnswer() implements Fault {}

    /**
     * Hangs up at once, and does its work later.
     *
     * @param after when
     */
    record LateEffect(Duration after) implements Fault {}

    /** Does its work, and answers with half of it: JSON that breaks off. */
    record Malformed() implements Fault {}

    /**
     * Does nothing and answers this.
     *
     * @param status HTTP status
     * @param headers of the answer
     * @param body of the answer
     */
    record Answer(int status, Map<String, String> headers, String body) implements Fault {}

    /**
     * Answers with an error in the vendor's form.
     *
     * @param status HTTP status
     * @return the fault
     */
    static Fault status(int status) {
        return new Answer(status, Map.of("Content-Type", "application/json"), "{\"message\":\"simulated error\"}");
    }

    /**
     * Answers that there were too many requests.
     *
     * @param seconds how long to wait
     * @return the fault
     */
    static Fault tooMany(int seconds) {
        return new Answer(
                429,
                Map.of("Content-Type", "application/json", "Retry-After", Integer.toString(seconds)),
                "{\"message\":\"rate limit exceeded\"}");
    }

    /**
     * Answers that there were too many requests, and nothing else.
     *
     * @return the fault
     */
    static Fault tooMany() {
        return new Answer(429, Map.of("Content-Type", "application/json"), "{\"error\":\"rate limit exceeded\"}");
    }

    /**
     * Answers a page for people, as proxies and maintenance modes do.
     *
     * @param status HTTP status
     * @return the fault
     */
    static Fault html(int status) {
        return new Answer(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), "<!DOCTYPE html><h1>Bad gateway</h1>");
    }
}
