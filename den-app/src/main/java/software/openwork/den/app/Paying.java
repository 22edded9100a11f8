package software.openwork.den.app;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.application.billing.BillingUseCases;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.billing.PaywallTerms;
import software.openwork.den.application.billing.PurgeDeliveries;
import software.openwork.den.application.billing.ReceiveBillingEvent;
import software.openwork.den.application.billing.RefreshEntitlements;
import software.openwork.den.application.job.DeliveryJob;
import software.openwork.den.domain.billing.EntitlementRules;
import software.openwork.den.mysql.MysqlAdapter;
import software.openwork.den.polar.PolarAdapter;
import software.openwork.den.polar.PolarConfig;

/** The paywall, up or not, and what is done about what the vendor tells. */
record Paying(Paywall paywall, BillingUseCases useCases, DeliveryJob job, PurgeDeliveries purge) {

    /** Polar has a limit of its own, of 500 a minute; this one keeps a Polar that hangs from holding everybody. */
    private static final int CALLS_AT_ONCE = 64;

    static Paying of(DenConfig config, MysqlAdapter storage, Parts parts, InstantSource clock) {
        DenConfig.Paywall wanted = config.paywall();
        Paywall paywall = wanted.polar()
                .map(polar -> paywall(polar, wanted.freeCloudWorkers(), storage, parts, clock))
                .orElseGet(Paywall::none);
        @Nullable
        ReceiveBillingEvent receive = wanted.webhookSecret()
                .map(secret -> new ReceiveBillingEvent(
                        PolarAdapter.events(secret, clock),
                        storage.deliveries(),
                        storage.entitlementCache(),
                        storage.deliveryJobs(),
                        storage.transactions(),
                        clock))
                .orElse(null);
        return new Paying(
                paywall,
                BillingUseCases.of(
                        paywall,
                        wanted.productId().orElse(null),
                        wanted.benefitId().orElse(null),
                        receive),
                new RefreshEntitlements(paywall, storage.deliveries(), storage.accounts(), clock),
                new PurgeDeliveries(storage.deliveries(), config.retention().deliveries(), clock));
    }

    private static Paywall paywall(
            DenConfig.Polar polar, int freeWorkers, MysqlAdapter storage, Parts parts, InstantSource clock) {
        PolarAdapter adapter = parts.add(PolarAdapter.create(
                new PolarConfig(
                        polar.apiBase(),
                        polar.accessToken(),
                        polar.version(),
                        polar.productId(),
                        polar.successUrl(),
                        polar.returnUrl(),
                        CALLS_AT_ONCE),
                clock));
        Executor aside = parts.add(Executors.newVirtualThreadPerTaskExecutor());
        PaywallTerms terms = new PaywallTerms(
                polar.productId(),
                new EntitlementRules(polar.benefitId(), polar.emailMatch()),
                freeWorkers,
                polar.grace(),
                polar.cache(),
                polar.negativeCache());
        return Paywall.of(
                terms,
                adapter.subscriptions(),
                storage.entitlementCache(),
                storage.checkouts(),
                storage.workers(),
                storage.auditLog(),
                aside,
                clock);
    }
}
