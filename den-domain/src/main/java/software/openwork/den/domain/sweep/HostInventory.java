package software.openwork.den.domain.sweep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Port: what the hosting vendor has in the workspace that Den uses, whoever made it. Changes nothing. Every method blocks
 * until the vendor has answered or its time-out is over, and never throws for what a vendor does. Safe for use by many
 * threads. What must hold is in the contract kit {@code HostInventoryContract}.
 */
public interface HostInventory {

    /**
     * Lists the services whose names begin as those of workers do, suspended ones included.
     *
     * @return all of them, or that they are not known
     */
    Services hosted();

    /**
     * Reads who says to have made a service.
     *
     * @param host the service
     * @return its mark, or that it does not exist, or that it is not known
     */
    Marking markOf(HostRef host);

    /**
     * Lists the custom domains of a service.
     *
     * @param host the service
     * @return all of them, or that it does not exist, or that they are not known
     */
    Domains domainsOf(HostRef host);

    /** Answer of {@link #hosted}. */
    sealed interface Services {}

    /** Answer of {@link #markOf}. */
    sealed interface Marking {}

    /** Answer of {@link #domainsOf}. */
    sealed interface Domains {}

    /**
     * A service.
     *
     * @param host its reference
     * @param name its name
     * @param namedFor the worker whose full identifier the name holds, or null
     * @param suspended whether it is stopped
     * @param hostName the host of the URL at which the vendor serves it, lower case, or null
     * @param createdAt when it was made, or null where the vendor does not say
     */
    record Service(
            HostRef host,
            String name,
            @Nullable WorkerId namedFor,
            boolean suspended,
            @Nullable String hostName,
            @Nullable Instant createdAt) {}

    /**
     * A custom domain.
     *
     * @param name fully qualified
     * @param createdAt when it was attached, or null where the vendor does not say
     */
    record Domain(String name, @Nullable Instant createdAt) {}

    /**
     * All there are.
     *
     * @param services in no particular order
     */
    record Hosted(List<Service> services) implements Services {
        /** Copies the list. */
        public Hosted {
            services = List.copyOf(services);
        }
    }

    /**
     * It says this.
     *
     * @param mark may be {@link Mark#NONE}
     */
    record Marked(Mark mark) implements Marking {}

    /**
     * All there are.
     *
     * @param domains in no particular order
     */
    record Attached(List<Domain> domains) implements Domains {
        /** Copies the list. */
        public Attached {
            domains = List.copyOf(domains);
        }
    }

    /** There is no such service (any more). */
    record Missing() implements Marking, Domains {}

    /**
     * No usable answer.
     *
     * @param reason for operators; holds no secret
     */
    record Unknown(String reason) implements Services, Marking, Domains {}
}
