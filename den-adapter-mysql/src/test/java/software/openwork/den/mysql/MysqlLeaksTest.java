package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.domain.sweep.LeakRepositoryContract;

class MysqlLeaksTest extends LeakRepositoryContract {

    private static MysqlAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = Adapters.migrated(TestDatabase.fresh());
        assertThat(adapter.leaks().latest()).isEmpty();
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected LeakRepository leaks() {
        return adapter.leaks();
    }
}
