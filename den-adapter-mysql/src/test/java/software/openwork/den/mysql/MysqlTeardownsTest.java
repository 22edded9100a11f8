package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.launch.TeardownRepositoryContract;

class MysqlTeardownsTest extends TeardownRepositoryContract {

    private static MysqlAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = Adapters.migrated(TestDatabase.fresh());
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected TeardownRepository teardowns() {
        return adapter.teardowns();
    }
}
