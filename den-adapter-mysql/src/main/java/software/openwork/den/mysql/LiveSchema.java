package software.openwork.den.mysql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is in the database now.
 *
 * @param tables by name in lower case; views are not among them
 * @param rules foreign keys and triggers, in words
 */
record LiveSchema(Map<String, TableShape> tables, List<String> rules) {

    /** The newest one says {@code BASE TABLE} of all that is no view, but not every server does. */
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type NOT LIKE '%VIEW%' ORDER BY table_name
            """;

    static final String COLUMNS = """
            SELECT table_name, column_name, column_type, is_nullable FROM information_schema.columns
            WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position
            """;

    static final String KEYS = """
            SELECT table_name, index_name, non_unique, column_name, sub_part FROM information_schema.statistics
            WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index
            """;

    private static final String RULES = """
            SELECT table_name, CONCAT('foreign key ', constraint_name) FROM information_schema.referential_constraints
            WHERE constraint_schema = DATABASE()
            UNION ALL
            SELECT event_object_table, CONCAT('trigger ', trigger_name) FROM information_schema.triggers
            WHERE event_object_schema = DATABASE() ORDER BY 1, 2
            """;

    record ColumnRow(String table, String column, String type, String nullable) {}

    record KeyRow(
            String table,
            String key,
            boolean unique,
            @Nullable String column,
            @Nullable String part) {}

    static LiveSchema read(Handle handle) {
        List<String> names = handle.createQuery(TABLES).mapTo(String.class).list();
        return of(
                names,
                handle.createQuery(COLUMNS)
                        .map((row, context) ->
                                new ColumnRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        .list(),
                handle.createQuery(KEYS)
                        .map((row, context) -> new KeyRow(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3) == 0,
                                row.getString(4),
                                row.getString(5)))
                        .list(),
                handle.createQuery(RULES)
                        .map((row, context) -> "table " + row.getString(1) + " has the " + row.getString(2))
                        .list());
    }

    static LiveSchema of(List<String> names, List<ColumnRow> columns, List<KeyRow> keys, List<String> rules) {
        Map<String, TableShape> tables = new TreeMap<>();
        for (String name : names) {
            tables.put(lower(name), new TableShape(lower(name), columns(columns, name), keys(keys, name)));
        }
        return new LiveSchema(tables, List.copyOf(rules));
    }

    private static List<TableShape.Column> columns(List<ColumnRow> rows, String table) {
        return rows.stream()
                .filter(row -> row.table().equals(table))
                .map(row -> new TableShape.Column(
                        lower(row.column()),
                        ColumnType.parse(row.type()),
                        row.nullable().equalsIgnoreCase("YES")))
                .toList();
    }

    private static List<TableShape.Key> keys(List<KeyRow> rows, String table) {
        Map<String, List<KeyRow>> parts = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.table().equals(table))
                .forEach(row -> parts.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
        return parts.values().stream().map(LiveSchema::key).toList();
    }

    private static TableShape.Key key(List<KeyRow> parts) {
        KeyRow first = parts.getFirst();
        TableShape.Kind kind = first.key().equalsIgnoreCase("PRIMARY")
                ? TableShape.Kind.PRIMARY
                : first.unique() ? TableShape.Kind.UNIQUE : TableShape.Kind.PLAIN;
        return new TableShape.Key(kind, parts.stream().map(LiveSchema::part).toList());
    }

    private static String part(KeyRow row) {
        String column = row.column() == null ? "an expression" : lower(row.column());
        return row.part() == null ? column : column + "(" + row.part() + ")";
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
