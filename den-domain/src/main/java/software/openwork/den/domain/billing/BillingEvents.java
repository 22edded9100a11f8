package software.openwork.den.domain.billing;

import org.jspecify.annotations.Nullable;

/** Port: tells what the vendor really sent from what somebody else did. */
public interface BillingEvents {

    /**
     * Reads a delivery. Takes the same time whatever the signature is.
     *
     * @param delivery as it came
     * @return the event, or what is wrong
     */
    Reading read(Delivery delivery);

    /**
     * A delivery as it came: nothing of it is believed.
     *
     * @param id which event it claims to be, or null
     * @param timestamp when it claims to be sent, or null
     * @param signature what shall prove it, or null
     * @param body the body, byte for byte as ISO-8859-1
     */
    record Delivery(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            String body) {

        /** Without the body. */
        @Override
        public String toString() {
            return "delivery " + id;
        }
    }

    /** Answer of {@link #read}. */
    sealed interface Reading {}

    /**
     * The vendor sent it, just now.
     *
     * @param event what it says
     */
    record Genuine(BillingEvent event) implements Reading {}

    /** Nothing shows that the vendor sent it. */
    record Forged() implements Reading {}

    /** The vendor sent it, at another time: it may be a replay. */
    record OutOfTime() implements Reading {}

    /** The vendor sent it, and it makes no sense. */
    record Unreadable() implements Reading {}
}
