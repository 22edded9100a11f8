package software.openwork.den.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.mysql.ReplacedService;
import software.openwork.den.mysql.TestDatabase;

/** The commands on a database, as they are typed. */
class OperatorTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final ReplacedService ROWS = new ReplacedService(DATABASE.url());
    private static final String USER = "Ada00000000000000000000000000000";

    private final Terminal terminal = new Terminal();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void fill() {
        ROWS.createTables();
        ROWS.insertUser(USER, "Ada", "ada@example.com", "salt:key", "0f0e0d0c-1111-4222-8333-444455556666");
        OperatorTest first = new OperatorTest();
        assertThat(first.den("user", "verify", "ada@example.com")).isEqualTo(1);
        assertThat(first.terminal.err()).contains("run den migrate first");
        assertThat(first.den("migrate", "--dry-run")).isZero();
        assertThat(first.terminal.out()).contains("would adopt the tables", "Nothing was changed");
        assertThat(first.den("migrate")).isZero();
    }

    @Test
    void shouldVerifyAUser() {
        ROWS.run("update `user` set `email_verified` = 0");

        assertThat(den("user", "verify", "ADA@example.com")).isZero();
        assertThat(den("user", "verify", "ada@example.com")).isZero();

        assertThat(ROWS.read("select `email_verified` from `user`")).containsExactly(List.of("1"));
        assertThat(audited("operator.verify-user")).isEqualTo(1);
        assertThat(terminal.out()).contains("verified from now on", "verified before");
    }

    @Test
    void shouldPrintALinkThatKeepsNothingReadable() {
        assertThat(den("user", "reset-password", "ada@example.com")).isZero();

        String token = terminal.out()
                .replaceAll("(?s).*https://den\\.example/api/auth/reset-password/([A-Za-z0-9]{32})\\?.*", "$1");
        assertThat(token).hasSize(32);
        assertThat(ROWS.read("select `identifier` from `verification` where `value` = '" + USER + "'"))
                .anySatisfy(row -> assertThat(row.getFirst()).startsWith("reset-password-sha256:"))
                .noneMatch(row -> row.getFirst().contains(token));
        assertThat(audited("operator.reset-password-link")).isEqualTo(1);
    }

    @Test
    void shouldWantToKnowWhereALinkLeads() {
        Map<String, String> environment = new HashMap<>(environment());
        environment.remove("BETTER_AUTH_URL");

        assertThat(den(environment, "user", "reset-password", "ada@example.com"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("BETTER_AUTH_URL: is required to make a link");
    }

    @Test
    void shouldGenerateAPasswordAndEndSessions() {
        ROWS.insertSession("s1", "Token", USER, "2026-02-03 04:05:06.789", "2036-12-24 01:02:03.004");

        assertThat(den("user", "reset-password", "ada@example.com", "--generate"))
                .isZero();

        assertThat(terminal.out().strip().lines().toList().getLast()).matches("[A-Za-z0-9]{32}");
        assertThat(ROWS.read("select count(*) from `session`")).containsExactly(List.of("0"));
        assertThat(ROWS.read("select `password` from `account` where `user_id` = '" + USER + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row.getFirst()).matches("[0-9a-f]{32}:[0-9a-f]{128}"));
        assertThat(audited("operator.generate-password")).isEqualTo(1);
    }

    @Test
    void shouldGrantAndRevoke() {
        assertThat(den("admin", "grant", "Root@Example.com")).isZero();
        assertThat(den("admin", "grant", "root@example.com")).isZero();
        assertThat(ROWS.read("select `email` from `admin_allowlist`")).containsExactly(List.of("root@example.com"));

        assertThat(den("admin", "revoke", "root@example.com")).isZero();
        assertThat(den("admin", "revoke", "root@example.com")).isEqualTo(1);

        assertThat(ROWS.read("select `email` from `admin_allowlist`")).isEmpty();
        assertThat(audited("operator.grant-admin")).isEqualTo(1);
        assertThat(audited("operator.revoke-admin")).isEqualTo(1);
    }

    @Test
    void shouldVerifyTheAuditRecord() {
        assertThat(den("audit", "verify")).isZero();
        assertThat(terminal.out()).contains("Nobody changed the audit record", "Seal, to be kept elsewhere: ");

        ROWS.run("insert into audit_link (chain, place, seq, hash) values ('acme', 1, 999999, repeat('0', 64))");
        assertThat(den("audit", "verify")).isEqualTo(1);
        assertThat(terminal.err())
                .contains("den: the audit record was changed: entry 999999 is gone (place 1 of the chain of"
                        + " organisation acme)");

        ROWS.run("delete from audit_link where seq = 999999");
        assertThat(den("audit", "verify")).isZero();
        assertThat(den("audit")).isEqualTo(2);
        assertThat(den("audit", "--help")).isZero();
    }

    @Test
    void shouldSayInASentenceWhatIsWrong() {
        assertThat(den("user", "verify", "nobody@example.com")).isEqualTo(1);
        assertThat(den("user", "reset-password", "nobody@example.com", "--generate"))
                .isEqualTo(1);
        assertThat(den("admin", "grant", "no address")).isEqualTo(1);

        assertThat(terminal.err())
                .contains("den: nobody has an account with the address nobody@example.com", "den: that is no address")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldTellWhatIsMissingOnTheCommandLine() {
        assertThat(den("user")).isEqualTo(2);
        assertThat(den("user", "verify")).isEqualTo(2);
        assertThat(den("admin", "bogus", "a@b.example")).isEqualTo(2);
        assertThat(den("user", "--help")).isZero();
        assertThat(den("user", "reset-password", "--help")).isZero();
        assertThat(den("admin", "grant", "--help")).isZero();
    }

    private int den(String... arguments) {
        return den(environment(), arguments);
    }

    private int den(Map<String, String> environment, String... arguments) {
        return terminal.run(folder, environment, arguments);
    }

    private static Map<String, String> environment() {
        return Map.of("DATABASE_URL", DATABASE.url(), "BETTER_AUTH_URL", "https://den.example");
    }

    private static int audited(String action) {
        return Integer.parseInt(ROWS.read("select count(*) from audit_entry where action = '" + action + "'"
                        + " and actor_user_id is null and user_agent = 'den command line'")
                .getFirst()
                .getFirst());
    }
}
