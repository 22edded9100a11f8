package software.openwork.den.domain.sweep;

import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** The report of an {@link InMemoryDatabase}. */
public final class InMemoryLeaks implements LeakRepository {

    private static final String LATEST = "latest";

    private final InMemoryDatabase database;

    public InMemoryLeaks(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Report> latest() {
        return database.atomically(() -> Optional.ofNullable(reports().get(LATEST)));
    }

    @Override
    public void replace(Report report) {
        database.atomically(() -> reports().put(LATEST, report));
    }

    private Map<String, Report> reports() {
        return database.table("sweep");
    }
}
