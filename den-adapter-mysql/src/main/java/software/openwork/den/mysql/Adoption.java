package software.openwork.den.mysql;

import java.util.List;
import java.util.stream.Collectors;
import software.openwork.den.application.storage.SchemaRefusedException;

/**
 * What becomes of a database that Den has not worked on yet.
 *
 * @param isOfNothing whether it holds no table at all
 * @param statements what completes the tables that are there
 */
record Adoption(boolean isOfNothing, List<String> statements) {

    /**
     * Decides.
     *
     * @param completes whether an older state may be completed
     * @throws SchemaRefusedException with every difference, when it is not the database of the replaced service
     */
    static Adoption of(LiveSchema live, boolean completes) {
        if (live.tables().isEmpty()) {
            return new Adoption(true, List.of());
        }
        if (live.tables().keySet().stream().noneMatch(ExistingTables.NAMES::contains)) {
            throw new SchemaRefusedException("The database holds tables, but none of those that Den expects ("
                    + ExistingTables.NAMES.stream().sorted().collect(Collectors.joining(", "))
                    + "). Nothing was changed. Use an empty database, or that of the service that Den replaces.");
        }
        List<Difference> differences = SchemaComparison.differences(live);
        boolean completable =
                differences.stream().allMatch(each -> each.remedy().isPresent());
        if (!completable || (!differences.isEmpty() && !completes)) {
            throw new SchemaRefusedException(explain(differences, completable));
        }
        return new Adoption(
                false,
                differences.stream().flatMap(each -> each.remedy().stream()).toList());
    }

    private static String explain(List<Difference> differences, boolean completable) {
        return differences.stream()
                .map(each -> "\n  - " + each.words())
                .collect(Collectors.joining(
                        "",
                        "The database is not quite that of the service that Den replaces:",
                        completable
                                ? "\nAn older version of it left it so. Nothing was changed."
                                        + " den migrate --adopt adds what is missing; with --dry-run it says how."
                                : "\nNothing was changed. Put this right, or use another database."));
    }
}
