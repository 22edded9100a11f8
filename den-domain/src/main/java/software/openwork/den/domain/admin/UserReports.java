package software.openwork.den.domain.admin;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;

/**
 * Port: all users at a glance. Newest come first, those of the same moment by identifier, backwards. A store that cannot
 * be reached makes every method throw an unchecked exception.
 */
public interface UserReports {

    /**
     * Tells about every user in one query, one user at a time: nothing is kept of those who were told. What the reader
     * throws ends it and comes through.
     *
     * @param plans whether plans are wanted
     * @param reader is told
     */
    void each(boolean plans, Consumer<UserReport> reader);

    /**
     * Some users, with their plans. What it costs does not grow with the number of users, but for a search that finds
     * few.
     *
     * @param search which
     * @return at most as many as are wanted
     */
    List<UserReport> page(Search search);

    /**
     * The addresses that are on the list of administrators.
     *
     * @return by address
     */
    List<Listed> administrators();

    /**
     * Which users are wanted.
     *
     * @param text they have it in their address or name, in any letter case, or it is their identifier; empty for all
     * @param after only those who come after it; null for the first ones
     * @param limit at most so many, 1 or more
     */
    record Search(String text, @Nullable Position after, int limit) {}

    /**
     * A place in the order of users.
     *
     * @param createdAt when the user there was made
     * @param id who it is
     */
    record Position(Instant createdAt, UserId id) {}

    /**
     * An address on the list of administrators.
     *
     * @param email the address
     * @param note what was noted with it, or null
     * @param createdAt since when it is there
     */
    record Listed(String email, @Nullable String note, Instant createdAt) {}
}
