package software.openwork.den.polar;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.openwork.den.domain.billing.BillingEvents;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.diagnosis.Examination;
import software.openwork.den.domain.diagnosis.Symptom;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.trace.VendorCall;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorPolicy;

/** Sells plans at Polar. */
public final class PolarAdapter implements AutoCloseable {

    /** People wait, so that a second try comes soon or not at all. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(60);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(120);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

    private final VendorApi api;
    private final Subscriptions subscriptions;

    private PolarAdapter(PolarConfig config, InstantSource clock, Consumer<VendorCall> watch) {
        api = open(config, clock, watch);
        subscriptions = new PolarSubscriptions(new PolarApi(api, config.version()), config);
    }

    private static VendorApi open(PolarConfig config, InstantSource clock, Consumer<VendorCall> watch) {
        VendorPolicy policy =
                VendorPolicy.of("polar", config.atOnce()).within(CALL_LIMIT).pausing(FIRST_PAUSE, LONGEST_PAUSE);
        return new VendorApi(
                policy,
                config.apiBase(),
                config.accessToken(),
                Map.of(PolarApi.VERSION_HEADER, config.version()),
                clock,
                watch);
    }

    /**
     * Looks whether Polar knows the token, the version and the product, and whether the product gives the benefit.
     * Changes nothing there.
     *
     * @param config what is sold, and how
     * @param benefitId what it must give
     * @param clock of this machine
     * @return what showed
     */
    public static Examination examine(PolarConfig config, String benefitId, InstantSource clock) {
        try (VendorApi api = open(config, clock, call -> {})) {
            Symptom symptom = new PolarExamination(new PolarApi(api, config.version()), config.productId(), benefitId)
                    .look(new Patience(CALL_LIMIT));
            return new Examination(List.of(symptom), api.vendorTime().orElse(null));
        }
    }

    /**
     * Makes the adapter. Nothing is sent yet.
     *
     * @param config what is sold, and how
     * @param clock counts Polar's pauses
     * @return the adapter, to be closed
     */
    public static PolarAdapter create(PolarConfig config, InstantSource clock) {
        return create(config, clock, call -> {});
    }

    /**
     * The same, watched.
     *
     * @param config what is sold, and how
     * @param clock counts Polar's pauses
     * @param watch is told of every call; must be quick, and not throw
     * @return the adapter, to be closed
     */
    public static PolarAdapter create(PolarConfig config, InstantSource clock, Consumer<VendorCall> watch) {
        return new PolarAdapter(config, clock, watch);
    }

    /**
     * Reads what Polar tells.
     *
     * @param secret of the webhook, as Polar shows it
     * @param clock tells what came in time
     * @return the reader
     */
    public static BillingEvents events(Secret secret, InstantSource clock) {
        return new PolarWebhooks(secret, clock);
    }

    /**
     * The port.
     *
     * @return it; once this is closed everything is unavailable
     */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Breaks off the calls under way. */
    @Override
    public void close() {
        api.close();
    }
}
