package software.openwork.den.vendor;

import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request to a vendor. Reasons are for operators and hold no secret. */
public sealed interface VendorReply {

    /**
     * The vendor's answer, of any status but 429.
     *
     * @param status HTTP status
     * @param body its text, empty when there is none
     * @param quota what is left of the limit that the request counted against, or null when the vendor does not say
     * @param retryAfter how long the vendor asks to wait, or null
     * @param request which it was, for reasons
     * @param headers of the answer
     */
    record Answer(
            int status,
            String body,
            @Nullable Quota quota,
            @Nullable Duration retryAfter,
            VendorRequest request,
            HttpHeaders headers)
            implements VendorReply {

        /**
         * Whether it worked.
         *
         * @return true for a status from 200 to 299
         */
        public boolean succeeded() {
            return status / 100 == 2;
        }

        /**
         * Whether the thing does not exist (any more).
         *
         * @return true for 404 and 410
         */
        public boolean missing() {
            return status == 404 || status == 410;
        }

        /**
         * Whether the vendor is at fault: it may or may not have happened.
         *
         * @return true for a status from 500 on
         */
        public boolean broken() {
            return status >= 500;
        }

        /**
         * In words.
         *
         * @return request and status
         */
        public String reason() {
            return request.name() + ": HTTP " + status;
        }

        /** Without the body, which may hold secrets. */
        @Override
        public String toString() {
            return reason();
        }
    }

    /**
     * The vendor's limit is used up: it did nothing, or was not asked.
     *
     * @param retryAfter when it may be asked again, from now
     * @param reason in words
     */
    record Limited(Duration retryAfter, String reason) implements VendorReply {}

    /**
     * It certainly was not asked: too many calls are under way, too many failed, or nobody could be reached.
     *
     * @param retryAfter when to try again, from now, or null
     * @param reason in words
     */
    record NotSent(@Nullable Duration retryAfter, String reason) implements VendorReply {}

    /**
     * No usable answer came; it may or may not have happened.
     *
     * @param late whether the time was over
     * @param reason in words
     */
    record NoAnswer(boolean late, String reason) implements VendorReply {}

    /**
     * What is left of a limit.
     *
     * @param limit requests in a period
     * @param remaining requests that are left in this period
     * @param reset how long this period lasts, from now
     */
    record Quota(int limit, int remaining, Duration reset) {}
}
