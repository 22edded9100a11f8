package software.openwork.den.mysql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose result nobody waits for.
 *
 * @param sql without a semicolon
 * @param arguments for its placeholders, as texts
 */
record Write(String sql, List<@Nullable String> arguments) {

    Write(String sql, @Nullable String... arguments) {
        this(sql, list(arguments));
    }

    private static List<@Nullable String> list(@Nullable String... arguments) {
        List<@Nullable String> list = new ArrayList<>(arguments.length);
        for (@Nullable String argument : arguments) {
            list.add(argument);
        }
        return list;
    }

    /** Without the arguments, some of which are secrets. */
    @Override
    public String toString() {
        return sql;
    }
}
