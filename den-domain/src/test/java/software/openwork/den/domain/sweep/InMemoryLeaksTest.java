package software.openwork.den.domain.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryLeaksTest extends LeakRepositoryContract {

    private final InMemoryLeaks leaks = new InMemoryLeaks(new InMemoryDatabase());

    @Override
    protected LeakRepository leaks() {
        return leaks;
    }

    @Test
    void shouldHaveNoReportAtFirst() {
        assertThat(leaks.latest()).isEmpty();
    }
}
