package software.openwork.den.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryDatabaseTest {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Map<String, String> table = database.table("t");

    @Test
    void shouldUndoWhatWasWrittenBeforeAnException() {
        database.atomically(() -> table.put("a", "1"));

        assertThatThrownBy(() -> database.atomically(() -> {
                    table.put("a", "2");
                    database.atomically(() -> table.put("b", "3"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(table).isEqualTo(Map.of("a", "1"));
    }
}
