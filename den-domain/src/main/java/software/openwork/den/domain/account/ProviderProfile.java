package software.openwork.den.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * A person as an {@link IdentityProvider} describes them. Texts are the provider's own and of any length.
 *
 * @param accountId identifier at the provider that never changes, not empty
 * @param name display name, may be empty
 * @param email address as the provider writes it, letter case included; null without one
 * @param emailVerified whether the provider says that the address is proved to be the person's
 * @param image URL of a picture, or null
 */
public record ProviderProfile(
        String accountId,
        String name,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String image) {

    private static final int LONGEST = 255;
    private static final int LONGEST_URL = 2048;

    /** Refuses an empty identifier. */
    public ProviderProfile {
        if (accountId.isEmpty()) {
            throw new IllegalArgumentException("an account has an identifier");
        }
    }

    /**
     * Whether the person can be kept here.
     *
     * @return false when identifier or address have more than 255 characters
     */
    public boolean fits() {
        return length(accountId) <= LONGEST && (email == null || length(email) <= LONGEST);
    }

    /**
     * The name to give a new user.
     *
     * @return at most 255 characters, may be empty
     */
    public String displayName() {
        return length(name) <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }

    /**
     * The picture to give a new user.
     *
     * @return null as well for a URL of more than 2048 characters
     */
    public @Nullable String picture() {
        return image == null || image.length() > LONGEST_URL ? null : image;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The identifier only: the rest is personal and no matter for logs. */
    @Override
    public String toString() {
        return "ProviderProfile[accountId=" + accountId + "]";
    }
}
