package software.openwork.den.mysql;

import java.util.List;
import java.util.Optional;

/** A table as far as it counts for whether it is the expected one: neither order of columns, collation nor defaults do. */
record TableShape(String name, List<Column> columns, List<Key> keys) {

    record Column(String name, ColumnType type, boolean nullable) {}

    /** What a key is for; its name does not count. */
    enum Kind {
        PRIMARY("primary key"),
        UNIQUE("unique key"),
        PLAIN("index");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    record Key(Kind kind, List<String> columns) {

        String describe() {
            return kind.word + " on (" + String.join(", ", columns) + ")";
        }
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }
}
