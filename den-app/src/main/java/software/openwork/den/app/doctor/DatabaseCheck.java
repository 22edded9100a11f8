package software.openwork.den.app.doctor;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.application.storage.SchemaRefusedException;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.mysql.MysqlAdapter;
import software.openwork.den.mysql.MysqlConfig;

/** The database, and whether its tables are those of this Den. */
final class DatabaseCheck implements Check {

    private static final String URL = "DATABASE_URL";
    private static final int FEW_CONNECTIONS = 2;

    private final DenConfig.Storage storage;
    private final InstantSource clock;
    private final Clocks clocks;

    DatabaseCheck(DenConfig.Storage storage, InstantSource clock, Clocks clocks) {
        this.storage = storage;
        this.clock = clock;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Set<String> needs() {
        return Set.of(URL);
    }

    @Override
    public List<Finding> look() {
        String url = storage.url().orElseThrow().reveal();
        try (MysqlAdapter database = MysqlAdapter.open(MysqlConfig.parse(url, FEW_CONNECTIONS), clock)) {
            clocks.hear("the database", database.time());
            List<String> plan = database.plan(false);
            return List.of(
                    plan.isEmpty()
                            ? Finding.ok(name(), "reached, and its tables are up to date")
                            : Finding.warning(
                                    name(), "reached; den serve or den migrate will " + String.join("; ", plan)));
        } catch (SchemaRefusedException refused) {
            return List.of(Finding.failed(name(), String.valueOf(refused.getMessage()), URL));
        } catch (StorageUnavailableException away) {
            return List.of(Finding.failed(
                    name(),
                    "cannot be reached: " + last(away).getClass().getSimpleName() + ": "
                            + last(away).getMessage(),
                    URL));
        }
    }

    private static Throwable last(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce(failure, (before, cause) -> cause);
    }
}
