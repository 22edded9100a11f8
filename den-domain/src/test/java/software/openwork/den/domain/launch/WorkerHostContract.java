package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.Workers;

/**
 * What every {@link WorkerHost} promises. A subclass gives the host under test and the means to act on the vendor
 * behind it: the fake itself, or the controls of a simulator.
 */
public abstract class WorkerHostContract {

    /** What a test does to the vendor, and sees there. Each test begins with an empty vendor without faults. */
    protected interface Vendor {

        /** How many services the vendor has for a worker, late ones included once they exist. */
        int services(WorkerId worker);

        /** Whether the service exists and is not suspended. */
        boolean runs(HostRef host);

        /** Whether the domain is attached to the service. */
        boolean serves(HostRef host, String domain);

        /** A further service that looks like the worker's own. */
        void addTwin(WorkerId worker);

        /** Deletes a service behind everybody's back. */
        void vanish(HostRef host);

        /** Deploys that are under way or begin from now on end well. */
        void finishDeploys();

        /** Deploys that are under way or begin from now on fail. */
        void breakDeploys();

        /** Deploys that are under way or begin from now on end well, but there is no URL. */
        void finishDeploysWithoutUrl();

        /** The next create takes effect, but its answer is lost. */
        void loseNextCreateAnswer();

        /** Creates are refused for good. */
        void refuseCreates();

        /** Creates have to queue. */
        void useUpAllowance();

        /** Nothing gets a usable answer any more. */
        void goDown();
    }

    /** The host under test; the same within a test. */
    protected abstract WorkerHost host();

    /** The vendor behind it. */
    protected abstract Vendor vendor();

    private final WorkerId worker = Workers.id(1);

    private HostRequest request(WorkerId id) {
        return new HostRequest(id, "Helper", Workers.tokens());
    }

    private static HostSearch search(WorkerId id) {
        return new HostSearch(id, "Helper", null);
    }

    private HostRef create(WorkerId id) {
        WorkerHost.Creation creation = host().create(request(id));
        assertThat(creation).isInstanceOf(WorkerHost.Created.class);
        return ((WorkerHost.Created) creation).host();
    }

    /** A vendor may work on an effect for a while: it is asked for again, as the machines do. */
    private static Effect settle(Supplier<Effect> call) {
        Effect effect = call.get();
        for (int i = 0; i < 20 && effect instanceof Effect.Unavailable; i++) {
            effect = call.get();
        }
        return effect;
    }

    private WorkerHost.Deploy settledDeploy(HostRef ref) {
        WorkerHost.Deploy deploy = host().deploy(ref);
        for (int i = 0; i < 20 && deploy instanceof WorkerHost.Deploying; i++) {
            deploy = host().deploy(ref);
        }
        return deploy;
    }

    @Nested
    class Find {

        @Test
        void shouldFindNothingWhenTheWorkerHasNoService() {
            assertThat(host().find(search(worker))).isEqualTo(new WorkerHost.NotFound());
        }

        @Test
        void shouldFindTheServiceThatWasCreated() {
            HostRef ref = create(worker);

            assertThat(host().find(search(worker))).isEqualTo(new WorkerHost.Found(ref));
        }

        @Test
        void shouldFindOnlyTheWorkersOwnService() {
            // the same first eight characters, and an id that begins like another one
            WorkerId alike = new WorkerId("00000001-aaaa-4aaa-8aaa-bbbbbbbbbbbb");
            create(alike);

            assertThat(host().find(search(worker))).isEqualTo(new WorkerHost.NotFound());
            assertThat(host().find(search(new WorkerId("00000001")))).isEqualTo(new WorkerHost.NotFound());
        }

        @Test
        void shouldFindASuspendedService() {
            HostRef ref = create(worker);
            settle(() -> host().suspend(ref));

            assertThat(host().find(search(worker))).isEqualTo(new WorkerHost.Found(ref));
        }

        @Test
        void shouldChooseNoneOfTwo() {
            create(worker);
            vendor().addTwin(worker);

            assertThat(host().find(search(worker))).isInstanceOf(WorkerHost.Ambiguous.class);
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            vendor().goDown();

            assertThat(host().find(search(worker))).isInstanceOf(WorkerHost.Unavailable.class);
        }
    }

    @Nested
    class Create {

        @Test
        void shouldMakeARunningService() {
            HostRef ref = create(worker);

            assertThat(vendor().services(worker)).isEqualTo(1);
            assertThat(vendor().runs(ref)).isTrue();
        }

        @Test
        void shouldMakeOneServiceForEachWorker() {
            HostRef one = create(Workers.id(1));
            HostRef two = create(Workers.id(2));

            assertThat(one).isNotEqualTo(two);
            assertThat(host().find(search(Workers.id(1)))).isEqualTo(new WorkerHost.Found(one));
            assertThat(host().find(search(Workers.id(2)))).isEqualTo(new WorkerHost.Found(two));
        }

        @Test
        void shouldTakeAnyDisplayName() {
            String name = "Ünïcode \ud83d\ude00 / ../ \" \\ {} " + "x".repeat(200);

            assertThat(host().create(new HostRequest(worker, name, Workers.tokens())))
                    .isInstanceOf(WorkerHost.Created.class);
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheAnswerIsLost() {
            vendor().loseNextCreateAnswer();

            assertThat(host().create(request(worker))).isInstanceOf(WorkerHost.Unanswered.class);
            assertThat(host().find(search(worker))).isInstanceOf(WorkerHost.Found.class);
            assertThat(vendor().services(worker)).isEqualTo(1);
        }

        @Test
        void shouldSayWhyWhenTheVendorRefuses() {
            vendor().refuseCreates();

            assertThat(host().create(request(worker)))
                    .isInstanceOfSatisfying(
                            WorkerHost.Rejected.class,
                            rejected -> assertThat(rejected.code())
                                    .isIn(
                                            FailureCode.HOST_REJECTED,
                                            FailureCode.HOST_QUOTA,
                                            FailureCode.CONFIGURATION));
            assertThat(vendor().services(worker)).isZero();
        }

        @Test
        void shouldQueueWhenTheAllowanceIsUsedUp() {
            vendor().useUpAllowance();

            assertThat(host().create(request(worker)))
                    .isInstanceOfSatisfying(
                            WorkerHost.Queued.class,
                            queued -> assertThat(queued.until()).isAfter(Instant.EPOCH));
            assertThat(vendor().services(worker)).isZero();
        }

        @Test
        void shouldNotThrowWhenTheVendorIsDown() {
            vendor().goDown();

            assertThat(host().create(request(worker)))
                    .isInstanceOfAny(WorkerHost.NotMade.class, WorkerHost.Unanswered.class);
        }

        @Test
        void shouldNotTellTheTokens() {
            WorkerTokens tokens = Workers.tokens();
            vendor().refuseCreates();

            assertThat(host().create(request(worker)).toString())
                    .doesNotContain(tokens.host().reveal(), tokens.client().reveal());
        }
    }

    @Nested
    class Deploy {

        @Test
        void shouldNameTheUrlWhenTheDeployIsLive() {
            HostRef ref = create(worker);
            vendor().finishDeploys();

            assertThat(settledDeploy(ref))
                    .isInstanceOfSatisfying(
                            WorkerHost.DeployedAt.class,
                            live -> assertThat(live.url()).matches("https?://[^/?#]+"));
        }

        @Test
        void shouldSayWhenTheDeployFailed() {
            HostRef ref = create(worker);
            vendor().breakDeploys();

            assertThat(settledDeploy(ref)).isInstanceOf(WorkerHost.DeployFailed.class);
        }

        @Test
        void shouldSayWhenThereIsNoUrl() {
            HostRef ref = create(worker);
            vendor().finishDeploysWithoutUrl();

            assertThat(settledDeploy(ref)).isEqualTo(new WorkerHost.NoUrl());
        }

        @Test
        void shouldSayWhenTheServiceIsGone() {
            HostRef ref = create(worker);
            vendor().vanish(ref);

            assertThat(host().deploy(ref)).isEqualTo(new WorkerHost.Vanished());
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            HostRef ref = create(worker);
            vendor().goDown();

            assertThat(host().deploy(ref)).isInstanceOf(WorkerHost.Unavailable.class);
        }
    }

    @Nested
    class Domains {

        private static final String DOMAIN = "one.workers.example";

        @Test
        void shouldAttachOnce() {
            HostRef ref = create(worker);

            assertThat(settle(() -> host().attachDomain(ref, DOMAIN))).isEqualTo(new Effect.Done());
            assertThat(settle(() -> host().attachDomain(ref, DOMAIN))).isEqualTo(new Effect.Done());
            assertThat(vendor().serves(ref, DOMAIN)).isTrue();
        }

        @Test
        void shouldDetachOnce() {
            HostRef ref = create(worker);
            settle(() -> host().attachDomain(ref, DOMAIN));

            assertThat(settle(() -> host().detachDomain(ref, DOMAIN))).isEqualTo(new Effect.Done());
            assertThat(vendor().serves(ref, DOMAIN)).isFalse();
            assertThat(settle(() -> host().detachDomain(ref, DOMAIN))).isEqualTo(new Effect.Missing());
        }

        @Test
        void shouldMissAServiceThatIsGone() {
            HostRef ref = create(worker);
            vendor().vanish(ref);

            assertThat(settle(() -> host().attachDomain(ref, DOMAIN))).isEqualTo(new Effect.Missing());
            assertThat(settle(() -> host().detachDomain(ref, DOMAIN))).isEqualTo(new Effect.Missing());
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            HostRef ref = create(worker);
            vendor().goDown();

            assertThat(host().attachDomain(ref, DOMAIN)).isInstanceOf(Effect.Unavailable.class);
            assertThat(host().detachDomain(ref, DOMAIN)).isInstanceOf(Effect.Unavailable.class);
        }
    }

    @Nested
    class Verify {

        private static final String DOMAIN = "one.workers.example";

        @Test
        void shouldAskAsOftenAsItIsTold() {
            HostRef ref = create(worker);
            settle(() -> host().attachDomain(ref, DOMAIN));

            assertThat(settle(() -> host().verifyDomain(ref, DOMAIN))).isEqualTo(new Effect.Done());
            assertThat(settle(() -> host().verifyDomain(ref, DOMAIN))).isEqualTo(new Effect.Done());
            assertThat(vendor().serves(ref, DOMAIN)).isTrue();
        }

        @Test
        void shouldMissADomainThatIsNotAttached() {
            HostRef ref = create(worker);

            assertThat(settle(() -> host().verifyDomain(ref, DOMAIN))).isEqualTo(new Effect.Missing());
        }

        @Test
        void shouldMissAServiceThatIsGone() {
            HostRef ref = create(worker);
            vendor().vanish(ref);

            assertThat(settle(() -> host().verifyDomain(ref, DOMAIN))).isEqualTo(new Effect.Missing());
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            HostRef ref = create(worker);
            settle(() -> host().attachDomain(ref, DOMAIN));
            vendor().goDown();

            assertThat(host().verifyDomain(ref, DOMAIN)).isInstanceOf(Effect.Unavailable.class);
        }
    }

    @Nested
    class Suspend {

        @Test
        void shouldStopTheService() {
            HostRef ref = create(worker);

            assertThat(settle(() -> host().suspend(ref))).isEqualTo(new Effect.Done());
            assertThat(vendor().runs(ref)).isFalse();
            assertThat(vendor().services(worker)).isEqualTo(1);
        }

        @Test
        void shouldChangeNothingWhenRepeated() {
            HostRef ref = create(worker);
            settle(() -> host().suspend(ref));

            assertThat(settle(() -> host().suspend(ref))).isEqualTo(new Effect.Done());
            assertThat(vendor().runs(ref)).isFalse();
        }

        @Test
        void shouldMissAServiceThatIsGone() {
            HostRef ref = create(worker);
            vendor().vanish(ref);

            assertThat(settle(() -> host().suspend(ref))).isEqualTo(new Effect.Missing());
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            HostRef ref = create(worker);
            vendor().goDown();

            assertThat(host().suspend(ref)).isInstanceOf(Effect.Unavailable.class);
        }
    }

    @Nested
    class Resume {

        @Test
        void shouldStartASuspendedService() {
            HostRef ref = create(worker);
            settle(() -> host().suspend(ref));

            assertThat(settle(() -> host().resume(ref))).isEqualTo(new Effect.Done());
            assertThat(vendor().runs(ref)).isTrue();
        }

        @Test
        void shouldChangeNothingWhenRepeated() {
            HostRef ref = create(worker);

            assertThat(settle(() -> host().resume(ref))).isEqualTo(new Effect.Done());
            assertThat(settle(() -> host().resume(ref))).isEqualTo(new Effect.Done());
            assertThat(vendor().runs(ref)).isTrue();
        }

        @Test
        void shouldDeployAnewWhenTheLastDeployFailed() {
            HostRef ref = create(worker);
            vendor().breakDeploys();
            assertThat(settledDeploy(ref)).isInstanceOf(WorkerHost.DeployFailed.class);
            settle(() -> host().suspend(ref));
            vendor().finishDeploys();

            assertThat(settle(() -> host().resume(ref))).isEqualTo(new Effect.Done());
            assertThat(settledDeploy(ref)).isInstanceOf(WorkerHost.DeployedAt.class);
        }

        @Test
        void shouldMissAServiceThatIsGone() {
            HostRef ref = create(worker);
            vendor().vanish(ref);

            assertThat(settle(() -> host().resume(ref))).isEqualTo(new Effect.Missing());
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            HostRef ref = create(worker);
            vendor().goDown();

            assertThat(host().resume(ref)).isInstanceOf(Effect.Unavailable.class);
        }
    }

    @Nested
    class Delete {

        @Test
        void shouldRemoveTheService() {
            HostRef ref = create(worker);

            assertThat(settle(() -> host().delete(ref))).isIn(new Effect.Done(), new Effect.Missing());
            assertThat(vendor().services(worker)).isZero();
            assertThat(host().find(search(worker))).isEqualTo(new WorkerHost.NotFound());
        }

        @Test
        void shouldChangeNothingWhenRepeated() {
            HostRef ref = create(worker);
            settle(() -> host().delete(ref));

            assertThat(settle(() -> host().delete(ref))).isIn(new Effect.Done(), new Effect.Missing());
        }

        @Test
        void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
            HostRef ref = create(worker);
            vendor().goDown();

            assertThat(host().delete(ref)).isInstanceOf(Effect.Unavailable.class);
        }
    }
}
