package software.openwork.den.domain.launch;

/**
 * Port: the DNS zone in which workers have names of their own. Every method blocks until the vendor has answered or its
 * time-out is over, and never throws for what a vendor does. Safe for use by many threads. What must hold is in the
 * contract kit {@code WorkerDomainsContract}.
 */
public interface WorkerDomains {

    /**
     * Makes a name an alias (CNAME) of another, and of that one only. A repeat changes nothing.
     *
     * @param name fully qualified name in the zone, no final dot
     * @param target fully qualified name that it shall point at, no final dot
     * @return what became of it
     */
    Effect point(String name, String target);

    /**
     * Removes an alias, wherever it points. A repeat changes nothing.
     *
     * @param name fully qualified name in the zone, no final dot
     * @return {@code Done} or {@code Missing} when there is none
     */
    Effect remove(String name);
}
