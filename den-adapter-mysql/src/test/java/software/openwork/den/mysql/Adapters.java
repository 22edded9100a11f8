package software.openwork.den.mysql;

import java.time.InstantSource;

/** One migrated schema for each test class. */
final class Adapters {

    private static final int POOL_SIZE = 6;

    private Adapters() {}

    static MysqlAdapter migrated(TestDatabase database) {
        MysqlAdapter adapter = MysqlAdapter.open(database.config(POOL_SIZE), InstantSource.system());
        adapter.migrate();
        return adapter;
    }
}
