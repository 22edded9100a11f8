package software.openwork.den.render;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.openwork.den.domain.diagnosis.Examination;
import software.openwork.den.domain.launch.HostAllowance;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.trace.VendorCall;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorPolicy;

/** Runs workers at Render. */
public final class RenderAdapter implements AutoCloseable {

    private final VendorApi api;
    private final WorkerHost host;
    private final HostInventory inventory;

    private RenderAdapter(
            RenderConfig config,
            VendorPolicy policy,
            HostAllowance allowance,
            InstantSource clock,
            Consumer<VendorCall> watch) {
        api = new VendorApi(policy, config.apiBase(), config.apiKey(), Map.of(), clock, watch);
        RenderServices services = new RenderServices(api, config.ownerId());
        host = new RenderHost(services, config, allowance, clock);
        inventory = new RenderInventory(services, config.namePrefix());
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
        return create(config, allowance, clock, call -> {});
    }

    /**
     * The same, watched.
     *
     * @param config how workers are run
     * @param allowance what may be asked of Render in an hour
     * @param clock dates what has to wait
     * @param watch is told of every call; must be quick, and not throw
     * @return the adapter, to be closed
     */
    public static RenderAdapter create(
            RenderConfig config, HostAllowance allowance, InstantSource clock, Consumer<VendorCall> watch) {
        return new RenderAdapter(config, policy(config), allowance, clock, watch);
    }

    /**
     * The same with other pauses before a call is tried again.
     *
     * @param config how workers are run
     * @param firstPause before the second try
     * @param longestPause that is waited within a call
     * @param allowance what may be asked of Render in an hour
     * @param clock dates what has to wait
     * @return the adapter, to be closed
     */
    public static RenderAdapter create(
            RenderConfig config,
            Duration firstPause,
            Duration longestPause,
            HostAllowance allowance,
            InstantSource clock) {
        return new RenderAdapter(
                config, policy(config).pausing(firstPause, longestPause), allowance, clock, call -> {});
    }

    /**
     * Looks whether Render knows the key and the workspace, and runs services in the region. Changes nothing there.
     *
     * @param access to the API
     * @param region Render's word
     * @param clock of this machine
     * @return what showed
     */
    public static Examination examine(RenderAccessConfig access, String region, InstantSource clock) {
        try (VendorApi api = access.open(clock)) {
            return new RenderExamination(api, access.ownerId(), region).look();
        }
    }

    private static VendorPolicy policy(RenderConfig config) {
        return VendorPolicy.of("render", config.atOnce()).within(config.callLimit());
    }

    /**
     * The port.
     *
     * @return the host; once this is closed it is unavailable
     */
    public WorkerHost host() {
        return host;
    }

    /**
     * What there is at Render, for the sweeper.
     *
     * @return the inventory; once this is closed nothing is known
     */
    public HostInventory inventory() {
        return inventory;
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        api.close();
    }
}
