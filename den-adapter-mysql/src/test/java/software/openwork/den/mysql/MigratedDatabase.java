package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One migrated schema for a test class and the classes nested in it, and the adapter on it. */
final class MigratedDatabase implements BeforeAllCallback, AfterAllCallback {

    private MysqlAdapter adapter;
    private Rows rows;
    private Class<?> owner;

    @Override
    public void beforeAll(ExtensionContext context) {
        // Nested classes announce themselves too.
        if (owner == null) {
            owner = context.getRequiredTestClass();
            TestDatabase database = TestDatabase.fresh();
            adapter = Adapters.migrated(database);
            rows = new Rows(database);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().equals(owner)) {
            adapter.close();
        }
    }

    MysqlAdapter adapter() {
        return adapter;
    }

    Rows rows() {
        return rows;
    }
}
