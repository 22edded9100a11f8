package software.openwork.den.domain.access;

import java.time.Instant;

/**
 * Port: addresses whose owners are platform administrators, once verified. Addresses are normalised. A store that cannot
 * be reached makes every method throw an unchecked exception.
 */
public interface AdminAllowlist {

    /**
     * Adds an address. A repeat changes nothing.
     *
     * @param id identifier of the new row
     * @param email the address, at most 255 characters
     * @param now written as the time of its making
     * @return false when it was there already
     */
    boolean add(String id, String email, Instant now);

    /**
     * Removes an address. A repeat does nothing.
     *
     * @param email the address
     * @return false when it was not there
     */
    boolean remove(String email);

    /**
     * Whether an address is on the list.
     *
     * @param email the address
     * @return true if so
     */
    boolean contains(String email);
}
