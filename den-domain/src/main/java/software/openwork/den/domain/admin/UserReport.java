package software.openwork.den.domain.admin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;

/**
 * A user as administrators see them.
 *
 * @param id who
 * @param name display name, may be empty
 * @param email address
 * @param emailVerified whether they have proved to own it
 * @param createdAt when the account was made
 * @param updatedAt when it was last changed
 * @param lastSeenAt when one of their sessions was last changed; null when they have none
 * @param sessionCount their sessions, expired ones that are not purged yet included
 * @param authProviders how they can sign in, as {@link #providers} puts it
 * @param cloudWorkers the cloud workers that they made and that are there, in any organisation
 * @param localWorkers likewise, local ones
 * @param latestWorkerCreatedAt when they made the newest of them; null for none
 * @param plan the last answer of the billing vendor about them; null when nobody asked yet, or it is not wanted
 */
public record UserReport(
        UserId id,
        String name,
        String email,
        boolean emailVerified,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastSeenAt,
        long sessionCount,
        List<String> authProviders,
        long cloudWorkers,
        long localWorkers,
        @Nullable Instant latestWorkerCreatedAt,
        @Nullable Plan plan) {

    private static final String EMAIL = "email";

    /** Copies the list. */
    public UserReport {
        authProviders = List.copyOf(authProviders);
    }

    /**
     * What is remembered of somebody's plan.
     *
     * @param allowed whether they have the benefit that cloud workers need
     * @param byEmail whether they were found by their address, and not by our identifier
     * @param checkedAt when the vendor was asked
     */
    public record Plan(boolean allowed, boolean byEmail, Instant checkedAt) {}

    /**
     * All their workers.
     *
     * @return the count, 0 or more
     */
    public long workers() {
        return cloudWorkers + localWorkers;
    }

    /**
     * Words for the providers of somebody's accounts: in lower case, each once, sorted; a password is {@code email}, and
     * what has no name {@code unknown}.
     *
     * @param stored as they are stored
     * @return immutable
     */
    public static List<String> providers(Stream<String> stored) {
        return stored.map(provider -> provider.strip().toLowerCase(Locale.ROOT))
                .map(provider -> switch (provider) {
                    case "" -> "unknown";
                    case "credential", "email-password" -> EMAIL;
                    default -> provider;
                })
                .distinct()
                .sorted()
                .toList();
    }
}
