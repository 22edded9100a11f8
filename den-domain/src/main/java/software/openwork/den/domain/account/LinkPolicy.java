package software.openwork.den.domain.account;

/**
 * What becomes of a person who comes from a provider with an address that somebody here already has. An address that
 * nobody has proved counts for nothing on either side: otherwise whoever registers an address first would be let into
 * the account of its owner, or the other way round.
 */
public enum LinkPolicy {
    /** Both have proved the address: it is the same person. */
    LINK,
    /** The provider's person has proved the address, the one here only has a password: the address changes hands. */
    RECLAIM,
    /** Nothing is proved, or nothing may be done about it. */
    REFUSE;

    /**
     * Judges.
     *
     * @param local the user who has the address
     * @param hasPassword whether they sign in with a password
     * @param profile the person who comes
     * @param reclaiming whether addresses may change hands here
     * @return what to do
     */
    public static LinkPolicy judge(User local, boolean hasPassword, ProviderProfile profile, boolean reclaiming) {
        if (!profile.emailVerified()) {
            return REFUSE;
        }
        if (local.emailVerified()) {
            return LINK;
        }
        return reclaiming && hasPassword ? RECLAIM : REFUSE;
    }
}
