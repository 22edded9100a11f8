package software.openwork.den.domain.org;

/** What a member is in an organisation. */
public enum OrgRole {
    /** May do everything with the organisation's workers. */
    OWNER("owner"),
    /** May launch workers, read all of them, and do everything with those that they launched. */
    MEMBER("member");

    private final String word;

    OrgRole(String word) {
        this.word = word;
    }

    /**
     * The word used on the wire and in the database.
     *
     * @return lower case
     */
    public String word() {
        return word;
    }

    /**
     * The role of a word.
     *
     * @param word {@code owner} or {@code member}
     * @return the role
     * @throws IllegalArgumentException for any other word
     */
    public static OrgRole of(String word) {
        for (OrgRole role : values()) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no such role: " + word);
    }
}
