package software.openwork.den.domain.trace;

import java.time.Duration;

/**
 * A call to somebody else, for those who watch.
 *
 * @param vendor a word for whom
 * @param operation a word for what: one of few
 * @param name method and path, without anything secret
 * @param outcome the status of the answer, or {@code limited}, {@code not_sent} or {@code no_answer}
 * @param took how long
 * @param breaker {@code closed} while calls are made, {@code open} while they are not, {@code half_open} while few are
 */
public record VendorCall(String vendor, String operation, String name, String outcome, Duration took, String breaker) {}
