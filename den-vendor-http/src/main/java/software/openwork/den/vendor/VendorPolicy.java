package software.openwork.den.vendor;

import java.time.Duration;

/**
 * The limits of the calls to one vendor. All times are positive.
 *
 * @param vendor a word for it, for reasons and thread names
 * @param connect of the connection alone
 * @param limit of a whole call, connection and answer included
 * @param maxBody bytes of an answer; a longer one counts as none
 * @param atOnce calls under way at the same moment; further ones are not sent
 * @param tries how often a request that may be repeated is sent at most, in one call
 * @param firstPause before the second try, on average; each further one is twice as long
 * @param longestPause a vendor that asks for more is not tried again in the same call
 * @param failures when this share of the last {@code sample} calls got no answer or an error of the vendor's, in
 *     per cent, nothing is sent for a while
 * @param sample see {@code failures}
 * @param rest how long nothing is sent then
 */
public record VendorPolicy(
        String vendor,
        Duration connect,
        Duration limit,
        int maxBody,
        int atOnce,
        int tries,
        Duration firstPause,
        Duration longestPause,
        int failures,
        int sample,
        Duration rest) {

    /** Refuses limits that no call could keep. */
    public VendorPolicy {
        for (Duration time : new Duration[] {connect, limit, firstPause, longestPause, rest}) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException("a limit in time must be positive: " + time);
            }
        }
        if (maxBody < 1 || atOnce < 1 || tries < 1 || sample < 1 || failures < 1 || failures > 100) {
            throw new IllegalArgumentException("a limit of calls must allow one");
        }
    }

    /**
     * What is right for an API of small JSON documents.
     *
     * @param vendor a word for it
     * @param atOnce calls under way at the same moment
     * @return the limits
     */
    public static VendorPolicy of(String vendor, int atOnce) {
        return new VendorPolicy(
                vendor,
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                4 << 20,
                atOnce,
                3,
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                50,
                20,
                Duration.ofSeconds(10));
    }

    /**
     * The same with another limit of a whole call.
     *
     * @param time the limit
     * @return a copy
     */
    public VendorPolicy within(Duration time) {
        return new VendorPolicy(
                vendor, connect, time, maxBody, atOnce, tries, firstPause, longestPause, failures, sample, rest);
    }

    /**
     * The same with other pauses.
     *
     * @param first before the second try
     * @param longest that is waited within a call
     * @return a copy
     */
    public VendorPolicy pausing(Duration first, Duration longest) {
        return new VendorPolicy(vendor, connect, limit, maxBody, atOnce, tries, first, longest, failures, sample, rest);
    }
}
