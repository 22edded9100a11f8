package software.openwork.den.vercel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.openwork.den.domain.diagnosis.Examination;
import software.openwork.den.domain.diagnosis.Symptom;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.trace.VendorCall;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorPolicy;

/** Gives workers names in a zone at Vercel. */
public final class VercelAdapter implements AutoCloseable {

    private final VendorApi api;
    private final VercelDomains domains;

    private VercelAdapter(VercelConfig config, VendorPolicy policy, InstantSource clock, Consumer<VendorCall> watch) {
        api = new VendorApi(policy, config.apiBase(), config.token(), Map.of(), clock, watch);
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
        return create(config, clock, call -> {});
    }

    /**
     * The same, watched.
     *
     * @param config the zone
     * @param clock dates what has to wait
     * @param watch is told of every call; must be quick, and not throw
     * @return the adapter, to be closed
     */
    public static VercelAdapter create(VercelConfig config, InstantSource clock, Consumer<VendorCall> watch) {
        return new VercelAdapter(config, policy(config), clock, watch);
    }

    /**
     * The same with other pauses before a call is tried again.
     *
     * @param config the zone
     * @param firstPause before the second try
     * @param longestPause that is waited within a call
     * @param clock dates what has to wait
     * @return the adapter, to be closed
     */
    public static VercelAdapter create(
            VercelConfig config, Duration firstPause, Duration longestPause, InstantSource clock) {
        return new VercelAdapter(config, policy(config).pausing(firstPause, longestPause), clock, call -> {});
    }

    private static VendorPolicy policy(VercelConfig config) {
        return VendorPolicy.of("vercel", config.atOnce()).within(config.callLimit());
    }

    /**
     * Looks whether Vercel knows the token, the team and the zone. Changes nothing there.
     *
     * @param config the zone; what marks our records is not used
     * @param clock of this machine
     * @return what showed
     */
    public static Examination examine(VercelConfig config, InstantSource clock) {
        VendorPolicy policy = VendorPolicy.of("vercel", config.atOnce()).within(config.callLimit());
        try (VendorApi api = new VendorApi(policy, config.apiBase(), config.token(), clock)) {
            Symptom symptom = ZoneExamination.of(new Zone(api, config).glance(), config.zone());
            return new Examination(List.of(symptom), api.vendorTime().orElse(null));
        }
    }

    /**
     * The port.
     *
     * @return the zone; once this is closed it is unavailable
     */
    public WorkerDomains domains() {
        return domains;
    }

    /**
     * What there is in the zone, for the sweeper.
     *
     * @return the inventory; once this is closed nothing is known
     */
    public DomainInventory inventory() {
        return domains;
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        api.close();
    }
}
