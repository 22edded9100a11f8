package software.openwork.den.domain.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.Workers;

/** What every {@link HostInventory} promises, beside a {@link WorkerHost} of the same vendor. */
public interface HostInventoryContract {

    /** The vendor. Each test begins with an empty one without faults. */
    interface Vendor {

        /** What the vendor's clock says. */
        Instant now();

        /** A service that the replaced service made for a worker. */
        HostRef adopted(WorkerId worker);

        /** Nothing gets a usable answer any more. */
        void goDown();
    }

    /** The inventory under test; the same within a test. */
    HostInventory inventory();

    /** Makes services there. */
    WorkerHost maker();

    /** The mark of what it makes. */
    String installation();

    /** The vendor behind both. */
    Vendor supplier();

    private HostRef create(WorkerId worker) {
        if (maker().create(new HostRequest(worker, "Helper", Workers.tokens())) instanceof WorkerHost.Created created) {
            return created.host();
        }
        throw new AssertionError("not created");
    }

    private List<HostInventory.Service> hosted() {
        if (inventory().hosted() instanceof HostInventory.Hosted hosted) {
            return hosted.services();
        }
        throw new AssertionError("not known");
    }

    @Test
    default void shouldListWhatWasMade() {
        WorkerId worker = Workers.id(1);
        HostRef host = create(worker);

        assertThat(hosted()).singleElement().satisfies(service -> {
            assertThat(service.host()).isEqualTo(host);
            assertThat(service.name()).contains(worker.value());
            assertThat(service.namedFor()).isEqualTo(worker);
            assertThat(service.suspended()).isFalse();
            assertThat(service.hostName()).isNotBlank();
            assertThat(Duration.between(service.createdAt(), supplier().now()).abs())
                    .isLessThan(Duration.ofMinutes(1));
        });
        assertThat(inventory().markOf(host)).isEqualTo(new HostInventory.Marked(new Mark(installation(), worker)));
    }

    @Test
    default void shouldListTheSuspendedToo() {
        HostRef host = create(Workers.id(1));
        for (int look = 0; look < 5 && !(maker().suspend(host) instanceof Effect.Done); look++) {
            assertThat(hosted()).hasSize(1);
        }

        assertThat(hosted())
                .singleElement()
                .satisfies(service -> assertThat(service.suspended()).isTrue());
    }

    @Test
    default void shouldTellAdoptedServicesApart() {
        HostRef host = supplier().adopted(Workers.id(2));

        assertThat(hosted())
                .singleElement()
                .satisfies(service -> assertThat(service.namedFor()).isNull());
        assertThat(inventory().markOf(host)).isEqualTo(new HostInventory.Marked(new Mark(null, Workers.id(2))));
    }

    @Test
    default void shouldListCustomDomains() {
        HostRef host = create(Workers.id(1));
        assertThat(inventory().domainsOf(host)).isEqualTo(new HostInventory.Attached(List.of()));
        maker().attachDomain(host, "one.workers.example.com");

        assertThat(inventory().domainsOf(host))
                .isInstanceOfSatisfying(
                        HostInventory.Attached.class,
                        attached -> assertThat(attached.domains())
                                .singleElement()
                                .satisfies(domain -> {
                                    assertThat(domain.name()).isEqualTo("one.workers.example.com");
                                    assertThat(domain.createdAt()).isNotNull();
                                }));
    }

    @Test
    default void shouldKnowWhatIsNotThere() {
        assertThat(hosted()).isEmpty();
        assertThat(inventory().markOf(new HostRef("srv-none"))).isEqualTo(new HostInventory.Missing());
        assertThat(inventory().domainsOf(new HostRef("srv-none"))).isEqualTo(new HostInventory.Missing());
    }

    @Test
    default void shouldNotGuessWhileTheVendorIsDown() {
        HostRef host = create(Workers.id(1));
        supplier().goDown();

        assertThat(inventory().hosted()).isInstanceOf(HostInventory.Unknown.class);
        assertThat(inventory().markOf(host)).isInstanceOf(HostInventory.Unknown.class);
        assertThat(inventory().domainsOf(host)).isInstanceOf(HostInventory.Unknown.class);
    }
}
