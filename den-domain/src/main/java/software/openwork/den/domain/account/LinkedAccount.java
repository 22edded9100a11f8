package software.openwork.den.domain.account;

import java.time.Instant;

/**
 * A way in of a user: an account at an {@link IdentityProvider}, or a password.
 *
 * @param id identifier of the row, 32 characters of {@code [A-Za-z0-9]}
 * @param userId whose it is
 * @param providerId {@link IdentityProvider#id}, or {@link #PASSWORD}
 * @param accountId identifier at the provider that never changes; the user's own for a password
 * @param tokens what the provider gave
 * @param createdAt when it was added
 * @param updatedAt when it was last changed
 */
public record LinkedAccount(
        String id,
        UserId userId,
        String providerId,
        String accountId,
        AccountTokens tokens,
        Instant createdAt,
        Instant updatedAt) {

    /** The provider of passwords. */
    public static final String PASSWORD = "credential";
}
