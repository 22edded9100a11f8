package software.openwork.den.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares a database with that of the replaced service: names, families of types, nullability and keys. */
final class SchemaComparison {

    /** Bookkeeping of the tool by which the replaced service made its tables; others made them without it. */
    private static final Set<String> HARMLESS = Set.of("__drizzle_migrations");

    /** What older versions of the replaced service lack, and how it comes to be. */
    private static final Map<String, String> LATER_ADDITIONS = Map.of(
            "table admin_allowlist is missing", ExistingTables.creation("admin_allowlist"),
            "table admin_allowlist has no unique key on (email)",
                    "CREATE UNIQUE INDEX admin_allowlist_email ON admin_allowlist (email)",
            "table worker has no column created_by_user_id",
                    "ALTER TABLE worker ADD COLUMN created_by_user_id varchar(64) NULL DEFAULT NULL",
            "table worker has no index on (created_by_user_id)",
                    "CREATE INDEX worker_created_by_user_id ON worker (created_by_user_id)");

    private final List<Difference> differences = new ArrayList<>();

    private SchemaComparison() {}

    /** All differences, those that can be put right in the order in which that is done. */
    static List<Difference> differences(LiveSchema live) {
        SchemaComparison comparison = new SchemaComparison();
        Map<String, TableShape> unknown = new TreeMap<>(live.tables());
        for (TableShape wanted : ExistingTables.ALL) {
            Optional.ofNullable(unknown.remove(wanted.name()))
                    .ifPresentOrElse(
                            found -> comparison.compare(wanted, found),
                            () -> comparison.add("table " + wanted.name() + " is missing"));
        }
        unknown.keySet().removeAll(HARMLESS);
        unknown.keySet().forEach(name -> comparison.add("table " + name + " is not known"));
        live.rules().forEach(comparison::add);
        return List.copyOf(comparison.differences);
    }

    private void compare(TableShape wanted, TableShape found) {
        String table = "table " + wanted.name();
        for (TableShape.Column column : wanted.columns()) {
            found.column(column.name())
                    .ifPresentOrElse(
                            present -> compare(wanted.name(), column, present),
                            () -> add(table + " has no column " + column.name()));
        }
        found.columns().stream()
                .filter(column -> wanted.column(column.name()).isEmpty())
                .forEach(column -> add(table + " has the column " + column.name() + ", which is not known"));
        wanted.keys().stream()
                .filter(key -> !found.keys().contains(key))
                .forEach(key -> add(table + " has no " + key.describe()));
        // Further indexes are an operator's affair; what is unique refuses rows.
        found.keys().stream()
                .filter(key ->
                        key.kind() != TableShape.Kind.PLAIN && !wanted.keys().contains(key))
                .map(TableShape.Key::describe)
                .forEach(key -> add(table + " has the " + key + ", which is not known"));
    }

    private void compare(String table, TableShape.Column wanted, TableShape.Column found) {
        String column = "column " + table + "." + wanted.name();
        if (!wanted.type().isServedBy(found.type())) {
            add(column + " is " + found.type().text() + ", not " + wanted.type().text());
        }
        if (wanted.nullable() != found.nullable()) {
            add(column + (found.nullable() ? " may be null, but must not" : " may not be null, but must be free to"));
        }
    }

    private void add(String words) {
        differences.add(new Difference(words, Optional.ofNullable(LATER_ADDITIONS.get(words))));
    }
}
