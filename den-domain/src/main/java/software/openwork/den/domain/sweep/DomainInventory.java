package software.openwork.den.domain.sweep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: the aliases in the DNS zone in which workers have names of their own, whoever made them. Changes nothing. Blocks
 * until the vendor has answered or its time-out is over, and never throws for what a vendor does. Safe for use by many
 * threads. What must hold is in the contract kit {@code DomainInventoryContract}.
 */
public interface DomainInventory {

    /**
     * Lists them.
     *
     * @return all of them, or that they are not known
     */
    Aliases aliases();

    /** Answer of {@link #aliases}. */
    sealed interface Aliases {}

    /**
     * An alias (CNAME).
     *
     * @param ref the vendor's identifier
     * @param name fully qualified, lower case, no final dot
     * @param target where it points, lower case, no final dot
     * @param mark who says to have made it
     * @param createdAt when it was made, or null where the vendor does not say
     */
    record Alias(
            String ref,
            String name,
            String target,
            Mark mark,
            @Nullable Instant createdAt) {}

    /**
     * All there are.
     *
     * @param aliases in no particular order
     */
    record Listed(List<Alias> aliases) implements Aliases {
        /** Copies the list. */
        public Listed {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * No usable answer.
     *
     * @param reason for operators; holds no secret
     */
    record Unknown(String reason) implements Aliases {}
}
