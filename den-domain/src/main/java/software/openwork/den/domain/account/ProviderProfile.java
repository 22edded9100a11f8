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

    /** Refuses an empty identifier. */
    public ProviderProfile {
        if (accountId.isEmpty()) {
            throw new IllegalArgumentException("an account has an identifier");
        }
    }

    /** The identifier only: the rest is personal and no matter for logs. */
    @Override
    public String toString() {
        return "ProviderProfile[accountId=" + accountId + "]";
    }
}
