package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected tables as each server prints them. The files hold what {@code information_schema} says there. */
class SchemaComparisonTest {

    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.11", "mysql-9"})
    void shouldKnowTheTablesInWhateverSpelling(String server) {
        assertThat(differences(server, UnaryOperator.identity())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tinyint(1),tinyint",
        "tinyint(1),tinyint(4)",
        "tinyint(1),tinyint(1) unsigned",
        "varchar(255),VARCHAR(255)",
        "varchar(255),varchar(1000)",
        "text,mediumtext",
        "'enum(''client'',''host'')','enum(''host'',''client'')'",
        "timestamp(3),timestamp(6)"
    })
    void shouldNotMindHowATypeIsWritten(String one, String other) {
        assertThat(differences("mysql-9", line -> line.replace("\t" + one + "\t", "\t" + other + "\t")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "varchar(255),varchar(191)",
        "varchar(255),char(255)",
        "text,tinytext",
        "text,json",
        "json,text",
        "tinyint(1),int",
        "timestamp(3),timestamp",
        "timestamp(3),datetime(3)",
        "'enum(''client'',''host'')','enum(''client'')'"
    })
    void shouldMindWhatATypeIs(String one, String other) {
        assertThat(differences("mysql-9", line -> line.replace("\t" + one + "\t", "\t" + other + "\t")))
                .isNotEmpty()
                .allMatch(words -> words.contains(" is " + other + ", not " + one));
    }

    @Test
    void shouldNotMindOrderAndLetterCaseOfNames() {
        List<String> lines = new ArrayList<>(lines("mysql-9").reversed());

        assertThat(differences(lines.stream()
                        .map(line -> line.replace("session", "SESSION"))
                        .toList()))
                .isEmpty();
    }

    @Test
    void shouldTakeThePrefixOfAKeyForAnotherKey() {
        assertThat(differences("mysql-9", line -> line.replace("\tslug\tNULL", "\tslug\t10")))
                .containsExactlyInAnyOrder(
                        "table org has no unique key on (slug)",
                        "table org has the unique key on (slug(10)), which is not known");
    }

    @Test
    void shouldExpectWhatItsOwnFirstMigrationMakes() {
        assertThat(ExistingTables.NAMES)
                .allSatisfy(name -> assertThat(ExistingTables.creation(name)).contains("`" + name + "`"));
    }

    private static List<String> differences(String server, UnaryOperator<String> change) {
        return differences(lines(server).stream().map(change).toList());
    }

    private static List<String> differences(List<String> lines) {
        List<LiveSchema.ColumnRow> columns = new ArrayList<>();
        List<LiveSchema.KeyRow> keys = new ArrayList<>();
        for (String line : lines) {
            String[] cell = line.split("\t", -1);
            if (cell.length == 4) {
                columns.add(new LiveSchema.ColumnRow(cell[0], cell[1], cell[2], cell[3]));
            } else if (cell.length == 5) {
                keys.add(new LiveSchema.KeyRow(
                        cell[0], cell[1], cell[2].equals("0"), cell[3], cell[4].equals("NULL") ? null : cell[4]));
            }
        }
        List<String> tables =
                columns.stream().map(LiveSchema.ColumnRow::table).distinct().toList();
        return SchemaComparison.differences(LiveSchema.of(tables, columns, keys, List.of())).stream()
                .map(Difference::words)
                .toList();
    }

    private static List<String> lines(String server) {
        try (InputStream file = SchemaComparisonTest.class.getResourceAsStream("/schema/" + server + ".tsv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
