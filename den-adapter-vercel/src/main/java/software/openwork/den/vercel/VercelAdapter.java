package software.openwork.den.vercel;

import java.time.InstantSource;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorPolicy;

/** Gives workers names in a zone at Vercel. */
public final class VercelAdapter implements AutoCloseable {

    private final VendorApi api;
    private final WorkerDomains domains;

    private VercelAdapter(VercelConfig config, InstantSource clock) {
        VendorPolicy policy = VendorPolicy.of("vercel", config.atOnce()).within(config.callLimit());
        api = new VendorApi(policy, config.apiBase(), config.token(), clock);
        domains = new VercelDomains(new Zone(api, config), config);
    }

    /**
     * Makes the adapter. Nothing is sent yet.
     *
     * @param config the zone
     * @param clock dates what has to wait
     * @return the adapter, to be closed
     */
    public static VercelAdapter create(VercelConfig config, InstantSource clock) {
        return new VercelAdapter(config, clock);
    }

    /**
     * The port.
     *
     * @return the zone; once this is closed it is unavailable
     */
    public WorkerDomains domains() {
        return domains;
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        api.close();
    }
}
