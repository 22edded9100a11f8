package software.openwork.den.simulator.oauth;

import java.time.Duration;
import java.util.Map;

/** Something that an endpoint does instead of its work. */
public sealed interface Fault {

    /**
     * Waits, then does its work.
     *
     * @param delay how long
     */
    record Slow(Duration delay) implements Fault {}

    /** Hangs up without an answer. */
    record Reset() implements Fault {}

    /**
     * Answers this, whatever was asked.
     *
     * @param status HTTP status
     * @param headers of the answer
     * @param body of the answer
     */
    record Answer(int status, Map<String, String> headers, String body) implements Fault {}

    /**
     * Answers JSON, or what is said to be JSON.
     *
     * @param status HTTP status
     * @param body any text
     * @return the fault
     */
    static Fault json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    /**
     * Answers a page for people, as proxies and maintenance modes do.
     *
     * @param status HTTP status
     * @return the fault
     */
    static Fault html(int status) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                "<!DOCTYPE html><html><body><h1>This page is taking too long</h1></body></html>");
    }

    /**
     * Sends the caller elsewhere.
     *
     * @param location URL
     * @return the fault
     */
    static Fault redirect(String location) {
        return new Answer(302, Map.of("Location", location), "");
    }

    /**
     * Answers more than anybody should read.
     *
     * @param bytes how much
     * @return the fault
     */
    static Fault huge(int bytes) {
        return json(200, "{\"padding\":\"" + "x".repeat(bytes) + "\"}");
    }
}
