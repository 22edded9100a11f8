package software.openwork.den.domain.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.worker.Workers;

/** What every {@link DomainInventory} promises, beside {@link WorkerDomains} in the same zone. */
public interface DomainInventoryContract {

    /** The inventory under test; the same within a test. */
    DomainInventory inventory();

    /** Makes aliases there. */
    WorkerDomains maker();

    /** The mark of what it makes. */
    String installation();

    /** Where workers' names lie. */
    String suffix();

    /** A person makes an alias in that zone. */
    void alias(String name, String target);

    /** Nothing gets a usable answer any more. */
    void breakDown();

    @Test
    default void shouldListAliasesWithWhoMadeThem() {
        String name = Workers.id(1) + "." + suffix();
        maker().point(name, "srv-1.host.example");
        alias("www." + suffix(), "Elsewhere.example.");

        assertThat(inventory().aliases()).isInstanceOfSatisfying(DomainInventory.Listed.class, listed -> {
            assertThat(listed.aliases())
                    .extracting(DomainInventory.Alias::name)
                    .containsExactlyInAnyOrder(name, "www." + suffix());
            assertThat(listed.aliases()).anySatisfy(alias -> {
                assertThat(alias.name()).isEqualTo(name);
                assertThat(alias.target()).isEqualTo("srv-1.host.example");
                assertThat(alias.mark()).isEqualTo(new Mark(installation(), Workers.id(1)));
                assertThat(alias.ref()).isNotBlank();
                assertThat(alias.createdAt()).isNotNull();
            });
            assertThat(listed.aliases()).anySatisfy(alias -> {
                assertThat(alias.target()).isEqualTo("elsewhere.example");
                assertThat(alias.mark()).isEqualTo(Mark.NONE);
            });
        });
    }

    @Test
    default void shouldListNothingOfAnEmptyZone() {
        assertThat(inventory().aliases())
                .isInstanceOfSatisfying(
                        DomainInventory.Listed.class,
                        listed -> assertThat(listed.aliases()).isEmpty());
    }

    @Test
    default void shouldNotGuessWhileItIsDown() {
        breakDown();

        assertThat(inventory().aliases()).isInstanceOf(DomainInventory.Unknown.class);
    }
}
