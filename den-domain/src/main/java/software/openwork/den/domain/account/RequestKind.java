package software.openwork.den.domain.account;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What kind of request it is, and with it how often it may be made: from one address to one route, and for one
 * account from all addresses together. The figures for addresses are those of the service that Den replaces.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of two values
public enum RequestKind {
    /** Tries a password, or makes an account. */
    CREDENTIALS(new RateLimit(3, Duration.ofSeconds(10)), new RateLimit(20, Duration.ofSeconds(10))),
    /** Has a mail sent. */
    MAIL(new RateLimit(3, Duration.ofSeconds(60)), new RateLimit(3, Duration.ofSeconds(60))),
    /** Anything else about accounts. */
    OTHER(new RateLimit(100, Duration.ofSeconds(10)), null);

    private final RateLimit fromAddress;
    private final @Nullable RateLimit forAccount;

    RequestKind(RateLimit fromAddress, @Nullable RateLimit forAccount) {
        this.fromAddress = fromAddress;
        this.forAccount = forAccount;
    }

    /**
     * How often one address may make it.
     *
     * @return the limit
     */
    public RateLimit fromAddress() {
        return fromAddress;
    }

    /**
     * How often it may be made for one account.
     *
     * @return empty for no limit
     */
    public Optional<RateLimit> forAccount() {
        return Optional.ofNullable(forAccount);
    }
}
