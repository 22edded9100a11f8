package software.openwork.den.domain.billing;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.account.UserId;

/**
 * Port: the checkout that each user was last sent to, so that nobody gets a new one with each refusal. A store that cannot
 * be reached makes every method throw an unchecked exception.
 */
public interface CheckoutRepository {

    /**
     * A checkout that can still be used.
     *
     * @param user whose
     * @param productId for which product
     * @param now the time
     * @return empty when there is none, it is for another product, or over
     */
    Optional<URI> find(UserId user, String productId, Instant now);

    /**
     * Keeps a checkout in the place of the one before. A repeat changes nothing more.
     *
     * @param user whose
     * @param productId for which product, at most 255 characters
     * @param url the page; one of more than 2048 characters is not kept
     * @param usableUntil when it must not be used again
     */
    void put(UserId user, String productId, URI url, Instant usableUntil);

    /**
     * Forgets it: it has been used. A repeat changes nothing.
     *
     * @param user whose
     */
    void remove(UserId user);
}
