package software.openwork.den.domain.account;

import software.openwork.den.domain.secret.Secret;

/**
 * Which passwords may be chosen: 8 to 128 UTF-16 code units, nothing else is asked. The bounds are those of the
 * replaced service.
 */
public enum PasswordPolicy {
    /** May be chosen. */
    ACCEPTABLE,
    /** Fewer than {@link #SHORTEST} code units. */
    TOO_SHORT,
    /** More than {@link #LONGEST} code units. */
    TOO_LONG;

    /** Least number of UTF-16 code units. */
    public static final int SHORTEST = 8;

    /** Greatest number of UTF-16 code units. */
    public static final int LONGEST = 128;

    /**
     * Judges a password.
     *
     * @param password any text
     * @return the verdict
     */
    public static PasswordPolicy judge(Secret password) {
        int length = password.reveal().length();
        if (length < SHORTEST) {
            return TOO_SHORT;
        }
        return length > LONGEST ? TOO_LONG : ACCEPTABLE;
    }
}
