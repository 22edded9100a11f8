package software.openwork.den.mysql;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void shouldMigrate() {
        TestDatabase db = TestDatabase.fresh();
        try (MysqlAdapter adapter = MysqlAdapter.open(db.config(4), InstantSource.system())) {
            adapter.migrate();
            adapter.migrate();
        }
    }
}
