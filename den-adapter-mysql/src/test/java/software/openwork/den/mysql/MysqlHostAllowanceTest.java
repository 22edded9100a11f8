package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.HostAllowance;
import software.openwork.den.domain.launch.HostAllowanceContract;
import software.openwork.den.domain.time.SettableClock;

class MysqlHostAllowanceTest implements HostAllowanceContract {

    private static final SettableClock CLOCK = new SettableClock();
    private static MysqlAdapter adapter;

    private final String vendor = UUID.randomUUID().toString().substring(0, 8);
    private final HostAllowance allowance = adapter.hostAllowance(vendor, PER_HOUR);

    @BeforeAll
    static void open() {
        adapter = MysqlAdapter.open(TestDatabase.fresh().config(6), CLOCK);
        adapter.migrate();
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    public HostAllowance allowance() {
        return allowance;
    }

    @Override
    public SettableClock clock() {
        return CLOCK;
    }

    @Test
    void shouldBeSharedByAllInstances() {
        HostAllowance elsewhere = adapter.hostAllowance(vendor, PER_HOUR);
        assertThat(allowance.take()).isEmpty();
        assertThat(elsewhere.take()).isEmpty();
        assertThat(allowance.take()).isEmpty();

        assertThat(elsewhere.take()).isPresent();
        assertThat(adapter.hostAllowance(vendor + "2", PER_HOUR).take()).isEmpty();
    }

    @Test
    void shouldFollowALowerNumberAtOnce() {
        assertThat(allowance.take()).isEmpty();
        HostAllowance lowered = adapter.hostAllowance(vendor, 1);

        assertThat(lowered.take()).isEmpty();
        assertThat(lowered.take()).isPresent();
    }

    @Test
    void shouldNameTheInstallationOnce() {
        assertThat(adapter.installation()).hasSize(36).isEqualTo(adapter.installation());
    }
}
