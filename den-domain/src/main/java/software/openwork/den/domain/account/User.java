package software.openwork.den.domain.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account.
 *
 * @param id identifier
 * @param name display name, at most 255 characters, may be empty
 * @param email address in lower case
 * @param emailVerified whether the person has proved to own the address
 * @param image URL of a picture, or null
 * @param createdAt when the account was made, milliseconds
 * @param updatedAt when it was last changed, milliseconds
 */
public record User(
        UserId id,
        String name,
        String email,
        boolean emailVerified,
        @Nullable String image,
        Instant createdAt,
        Instant updatedAt) {}
