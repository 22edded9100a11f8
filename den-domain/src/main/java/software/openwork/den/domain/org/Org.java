package software.openwork.den.domain.org;

import java.time.Instant;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

/**
 * An organisation: the owner of workers.
 *
 * @param id identifier
 * @param name display name, at most 255 characters, may be empty
 * @param slug unique short name
 * @param ownerId who made it
 * @param createdAt when
 */
public record Org(OrgId id, String name, String slug, UserId ownerId, Instant createdAt) {

    /**
     * The organisation that every user gets.
     *
     * @param id its new identifier
     * @param user its owner and name giver
     * @param now the present
     * @return an organisation with the slug {@code personal-} and the first eight characters of the id
     */
    public static Org personal(OrgId id, User user, Instant now) {
        String value = id.value();
        String slug = "personal-" + value.substring(0, Math.min(8, value.length()));
        return new Org(id, user.name(), slug, user.id(), now);
    }
}
