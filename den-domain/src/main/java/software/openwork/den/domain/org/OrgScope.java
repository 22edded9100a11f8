package software.openwork.den.domain.org;

import java.util.Optional;
import software.openwork.den.domain.account.UserId;

/**
 * Whose workers a request speaks of: those of the organisation it names, else those of the caller's oldest one.
 * An organisation that is named must be one of the caller's, compared exactly.
 *
 * @param user the caller
 * @param requested the organisation named by the request, any text, or empty
 */
public record OrgScope(UserId user, Optional<String> requested) {

    /**
     * The caller's oldest organisation.
     *
     * @param user the caller
     * @return a scope that names none
     */
    public static OrgScope oldest(UserId user) {
        return new OrgScope(user, Optional.empty());
    }
}
