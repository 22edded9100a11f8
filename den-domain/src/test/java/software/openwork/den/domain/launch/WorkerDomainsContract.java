package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerDomains} promises. */
public interface WorkerDomainsContract {

    /** What a test does to the zone, and sees there. Each test begins with no record of ours and without faults. */
    interface Zone {

        /** Its name, such as {@code workers.example}. */
        String suffix();

        /** Where the CNAME records of a fully qualified name point, without a final dot. */
        List<String> targets(String name);

        /** Nothing gets a usable answer any more. */
        void goDown();

        /** Everything is refused for good. */
        void refuse();
    }

    /** The domains under test; the same within a test. */
    WorkerDomains domains();

    /** The zone behind them. */
    Zone zone();

    @Test
    default void shouldPointANameOnce() {
        String name = name("one");

        assertThat(domains().point(name, "srv-1.host.example")).isEqualTo(new Effect.Done());
        assertThat(domains().point(name, "srv-1.host.example")).isEqualTo(new Effect.Done());
        assertThat(zone().targets(name)).containsExactly("srv-1.host.example");
    }

    @Test
    default void shouldPointANameElsewhere() {
        String name = name("one");
        domains().point(name, "srv-1.host.example");

        assertThat(domains().point(name, "srv-2.host.example")).isEqualTo(new Effect.Done());
        assertThat(zone().targets(name)).containsExactly("srv-2.host.example");
    }

    @Test
    default void shouldRemoveANameOnce() {
        String name = name("one");
        domains().point(name, "srv-1.host.example");

        assertThat(domains().remove(name)).isEqualTo(new Effect.Done());
        assertThat(zone().targets(name)).isEmpty();
        assertThat(domains().remove(name)).isEqualTo(new Effect.Missing());
    }

    @Test
    default void shouldLeaveOtherNamesAlone() {
        domains().point(name("one"), "srv-1.host.example");
        domains().point(name("one-more"), "srv-2.host.example");
        domains().point(name("two.one"), "srv-3.host.example");

        domains().remove(name("one"));

        assertThat(zone().targets(name("one-more"))).containsExactly("srv-2.host.example");
        assertThat(zone().targets(name("two.one"))).containsExactly("srv-3.host.example");
    }

    @Test
    default void shouldFindANameAmongMany() {
        for (int i = 0; i < 120; i++) {
            domains().point(name("many-" + i), "srv-" + i + ".host.example");
        }

        assertThat(domains().point(name("many-3"), "elsewhere.host.example")).isEqualTo(new Effect.Done());
        assertThat(zone().targets(name("many-3"))).containsExactly("elsewhere.host.example");
        assertThat(domains().remove(name("many-0"))).isEqualTo(new Effect.Done());
        assertThat(zone().targets(name("many-0"))).isEmpty();
    }

    @Test
    default void shouldSayThatItDoesNotKnowWhenTheVendorIsDown() {
        zone().goDown();

        assertThat(domains().point(name("one"), "srv-1.host.example")).isInstanceOf(Effect.Unavailable.class);
        assertThat(domains().remove(name("one"))).isInstanceOf(Effect.Unavailable.class);
    }

    @Test
    default void shouldSayWhenTheVendorRefuses() {
        zone().refuse();

        assertThat(domains().point(name("one"), "srv-1.host.example")).isInstanceOf(Effect.Rejected.class);
    }

    private String name(String label) {
        return label + "." + zone().suffix();
    }
}
