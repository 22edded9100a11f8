package software.openwork.den.application.billing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import software.openwork.den.application.World;
import software.openwork.den.application.job.InMemoryDeliveryJobs;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.EmailMatch;
import software.openwork.den.domain.billing.EntitlementRules;
import software.openwork.den.domain.billing.FakeSubscriptions;
import software.openwork.den.domain.billing.InMemoryCheckouts;
import software.openwork.den.domain.billing.InMemoryDeliveries;
import software.openwork.den.domain.billing.InMemoryEntitlementCache;
import software.openwork.den.domain.worker.Workers;

/** A {@link World} behind a paywall. */
final class PaidWorld {

    static final String PRODUCT = "prod_1";
    static final String BENEFIT = "ben_1";
    static final Duration GRACE = Duration.ofHours(24);

    final World world = World.pretending(500);
    final FakeSubscriptions vendor = new FakeSubscriptions(BENEFIT);
    final InMemoryEntitlementCache cache = new InMemoryEntitlementCache(world.database);
    final InMemoryCheckouts checkouts = new InMemoryCheckouts(world.database);
    final InMemoryDeliveries deliveries = new InMemoryDeliveries(world.database);
    final InMemoryDeliveryJobs jobs = new InMemoryDeliveryJobs(world.database, world.clock);
    final Paywall paywall;
    final ShowBilling show;
    final ChangeSubscription change;
    final ExplainBilling explain;
    final RefreshEntitlements refresh;
    final CreateWorker createWorker;
    final RetryLaunch retryLaunch;

    PaidWorld(int freeWorkers, EmailMatch match) {
        Executor here = Runnable::run;
        PaywallTerms terms = new PaywallTerms(
                PRODUCT,
                new EntitlementRules(BENEFIT, match),
                freeWorkers,
                GRACE,
                Duration.ofMinutes(5),
                Duration.ofSeconds(15));
        paywall = Paywall.of(terms, vendor, cache, checkouts, world.workers, world.audit, here, world.clock);
        show = new ShowBilling(paywall, null, null);
        change = new ChangeSubscription(paywall, show);
        explain = new ExplainBilling(paywall);
        refresh = new RefreshEntitlements(paywall, deliveries, world.accounts, world.clock);
        createWorker = new CreateWorker(
                world.workers,
                world.orgs,
                world.launches,
                world.audit,
                world.jobs,
                world.transactions,
                world.launchMachine,
                world.tokens,
                world.clock,
                500,
                paywall);
        retryLaunch = new RetryLaunch(
                world.access,
                world.workers,
                world.launches,
                world.audit,
                world.jobs,
                world.transactions,
                world.launchMachine,
                world.clock,
                new RetryLaunch.Charging(paywall, world.accounts, world.orgs));
    }

    static PaidWorld without(int freeWorkers) {
        return new PaidWorld(freeWorkers, EmailMatch.ANY);
    }

    User user(String email) {
        return world.user(email);
    }

    /** The same person, who has proved to own the address. */
    User verified(User user) {
        world.accounts.markVerified(user.id(), user.email(), world.clock.instant());
        return world.accounts.findCredential(user.id()).orElseThrow().user();
    }

    CreateWorker.Result launch(User user) {
        return createWorker.handle(new CreateWorker.Command(user, Optional.empty(), Workers.cloudSpec(), World.CALLER));
    }
}
