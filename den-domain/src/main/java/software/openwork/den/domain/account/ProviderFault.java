package software.openwork.den.domain.account;

/**
 * Why an {@link IdentityProvider} was of no use, for operators.
 *
 * @param kind what to make of it
 * @param detail a few words, such as the provider's error code; nothing secret or personal
 */
public record ProviderFault(Kind kind, String detail) {

    /** What to make of a fault. */
    public enum Kind {
        /** The provider said no: asking again with the same will not help. */
        REFUSED,
        /** No answer in time, or the provider said that it is out of order or busy. */
        UNAVAILABLE,
        /** The answer cannot be understood, or must not be believed. */
        UNUSABLE
    }

    /**
     * The provider said no.
     *
     * @param detail see {@link #detail()}
     * @return the fault
     */
    public static ProviderFault refused(String detail) {
        return new ProviderFault(Kind.REFUSED, detail);
    }

    /**
     * The provider is out of reach or out of order.
     *
     * @param detail see {@link #detail()}
     * @return the fault
     */
    public static ProviderFault unavailable(String detail) {
        return new ProviderFault(Kind.UNAVAILABLE, detail);
    }

    /**
     * The answer is of no use.
     *
     * @param detail see {@link #detail()}
     * @return the fault
     */
    public static ProviderFault unusable(String detail) {
        return new ProviderFault(Kind.UNUSABLE, detail);
    }
}
