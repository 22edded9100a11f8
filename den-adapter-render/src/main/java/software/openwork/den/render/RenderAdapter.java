package software.openwork.den.render;

import java.time.InstantSource;
import software.openwork.den.domain.launch.HostAllowance;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorPolicy;

/** Runs workers at Render. */
public final class RenderAdapter implements AutoCloseable {

    private final VendorApi api;
    private final WorkerHost host;

    private RenderAdapter(RenderConfig config, HostAllowance allowance, InstantSource clock) {
        VendorPolicy policy = VendorPolicy.of("render", config.atOnce()).within(config.callLimit());
        api = new VendorApi(policy, config.apiBase(), config.apiKey(), clock);
        host = new RenderHost(new RenderServices(api, config.ownerId()), config, allowance, clock);
    }

    /**
     * Makes the adapter. Nothing is sent yet.
     *
     * @param config how workers are run
     * @param allowance what may be asked of Render in an hour
     * @param clock dates what has to wait
     * @return the adapter, to be closed
     */
    public static RenderAdapter create(RenderConfig config, HostAllowance allowance, InstantSource clock) {
        return new RenderAdapter(config, allowance, clock);
    }

    /**
     * The port.
     *
     * @return the host; once this is closed it is unavailable
     */
    public WorkerHost host() {
        return host;
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        api.close();
    }
}
