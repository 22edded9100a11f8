package software.openwork.den.domain.launch;

/** Port: the DNS zone in which workers have names of their own. */
public interface WorkerDomains {

    /**
     * Makes a name an alias (CNAME) of another. A repeat changes nothing.
     *
     * @param name fully qualified name in the zone
     * @param target fully qualified name that it shall point at
     * @return what became of it
     */
    Effect point(String name, String target);

    /**
     * Removes an alias. A repeat changes nothing.
     *
     * @param name fully qualified name in the zone
     * @return {@code Done} or {@code Missing} when there is none
     */
    Effect remove(String name);
}
