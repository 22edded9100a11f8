package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.openwork.den.application.storage.SchemaRefusedException;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerRepository;

/** A database of the replaced service, made and filled as that service did. */
class AdoptionTest {

    private static final String ADA = "ada00000000000000000000000000000";
    private static final String ORG = "0f0e0d0c-1111-4222-8333-444455556666";
    private static final String WORKER = "11111111-2222-4333-8444-555566667777";

    private final TestDatabase database = TestDatabase.fresh();
    private final ReplacedService old = new ReplacedService(database.url());

    @BeforeEach
    void createTables() {
        old.createTables();
    }

    @Nested
    class WhenItIsTheExpectedOne {

        @Test
        void shouldAdoptItWithOrWithoutTheBookkeepingOfItsTool() {
            old.run(
                    "create table `__drizzle_migrations` (id serial primary key, hash text not null, created_at bigint)");
            old.run("insert into `__drizzle_migrations` (`hash`, `created_at`) values ('0123', 1)");

            migrate();

            assertThat(old.read("select hash from `__drizzle_migrations`")).containsExactly(List.of("0123"));
            assertThat(old.read("select type from den_schema_history where version = '1'"))
                    .containsExactly(List.of("BASELINE"));
        }

        @Test
        void shouldTouchNoRow() {
            fill();
            List<List<List<String>>> before = contents();

            migrate();
            migrate();

            assertThat(contents()).isEqualTo(before);
        }

        @Test
        void shouldFindEverybodyAndEverything() {
            fill();

            try (MysqlAdapter adapter = Adapters.migrated(database)) {
                assertThat(adapter.accounts().findCredential("ada@example.com")).hasValueSatisfying(found -> {
                    assertThat(found.user().name()).isEqualTo("Ada");
                    assertThat(found.user().createdAt()).isEqualTo(Instant.parse("2026-02-03T04:05:06.789Z"));
                    assertThat(found.passwordHash()).isEqualTo("salt:key");
                });
                assertThat(adapter.sessions().find(Secret.of("ToKeN")))
                        .hasValueSatisfying(found -> assertThat(found.session().expiresAt())
                                .isEqualTo(Instant.parse("2026-12-24T01:02:03.004Z")));
                assertThat(adapter.workers().list(OrgScope.oldest(new UserId(ADA)), 20))
                        .isInstanceOfSatisfying(
                                WorkerRepository.Listed.class,
                                listed -> assertThat(listed.workers())
                                        .extracting(view -> view.worker().id().value())
                                        .containsExactly(WORKER));
                assertThat(adapter.workers().find(new WorkerId(WORKER)))
                        .hasValueSatisfying(view -> assertThat(view.instance())
                                .isNotNull()
                                .extracting(WorkerInstance::url)
                                .isEqualTo("https://w.example"));
                assertThat(adapter.workers().tokens(new WorkerId(WORKER))).isPresent();
            }
        }

        @Test
        void shouldBearSeveralServersThatStartAtOnce() {
            IntStream.range(0, 4).parallel().forEach(i -> migrate());

            assertThat(old.read("select count(*) from den_schema_history where type = 'BASELINE'"))
                    .containsExactly(List.of("1"));
            assertThat(old.read("select count(*) from installation")).containsExactly(List.of("1"));
        }

        @Test
        void shouldSayWhatItWouldDoAndDoNothing() {
            try (MysqlAdapter adapter = open()) {
                List<String> plan = adapter.plan(false);

                assertThat(plan.getFirst()).contains("without touching a row");
                assertThat(plan).anyMatch(line -> line.startsWith("run migration 2:"));
                assertThat(plan).noneMatch(line -> line.startsWith("run migration 1:"));
                assertThat(tables()).doesNotContain("den_schema_history", "worker_launch");
                adapter.migrate();
                assertThat(adapter.plan(false)).isEmpty();
                assertThat(adapter.plan(true)).isEmpty();
            }
        }

        @Test
        void shouldNotMindWiderColumnsMoreIndexesAndViews() {
            old.run("alter table `account` modify column `access_token` mediumtext null");
            old.run("alter table `user` modify column `name` varchar(400) not null");
            old.run("create index `by_name` on `user` (`name`(20))");
            old.run("create view `people` as select `email` from `user`");

            migrate();
        }
    }

    @Nested
    class WhenItIsOlder {

        @BeforeEach
        void olderVersion() {
            old.run("drop table `admin_allowlist`");
            old.run("drop index `worker_created_by_user_id` on `worker`");
            old.run("alter table `worker` drop column `created_by_user_id`");
        }

        @Test
        void shouldNameWhatIsMissingAndChangeNothingUnlessTold() {
            List<String> before = tables();

            assertThatThrownBy(AdoptionTest.this::migrate)
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("table admin_allowlist is missing")
                    .hasMessageContaining("table worker has no column created_by_user_id")
                    .hasMessageContaining("table worker has no index on (created_by_user_id)")
                    .hasMessageContaining("Nothing was changed")
                    .hasMessageContaining("den migrate --adopt");
            assertThat(tables()).isEqualTo(before);
        }

        @Test
        void shouldCompleteItWhenTold() {
            old.run("insert into `worker` (`id`, `org_id`, `name`, `destination`, `status`, `updated_at`)"
                    + " values ('w', 'o', 'Old', 'local', 'healthy', '2026-01-01 00:00:00.000')");
            try (MysqlAdapter adapter = open()) {
                assertThat(adapter.plan(true)).anyMatch(line -> line.contains("ADD COLUMN created_by_user_id"));
                adapter.adopt();
                adapter.adopt();
            }

            assertThat(tables()).contains("admin_allowlist", "worker_launch");
            assertThat(old.read("select `created_by_user_id`, cast(`updated_at` as char) from `worker`"))
                    .containsExactly(List.of("null", "2026-01-01 00:00:00.000"));
        }

        @Test
        void shouldGoOnWhereAKilledOneStopped() {
            old.run("alter table `worker` add column `created_by_user_id` varchar(64)");

            try (MysqlAdapter adapter = open()) {
                adapter.adopt();
            }
            migrate();
        }

        @Test
        void shouldNotCompleteWhatHasOtherDifferencesToo() {
            old.run("alter table `session` modify column `token` varchar(20) not null");

            try (MysqlAdapter adapter = open()) {
                assertThatThrownBy(adapter::adopt)
                        .hasMessageContaining("table admin_allowlist is missing")
                        .hasMessageContaining("column session.token is varchar(20), not varchar(255)")
                        .hasMessageNotContaining("--adopt");
            }
            assertThat(tables()).doesNotContain("admin_allowlist", "den_schema_history");
        }

        @Test
        void shouldBearSeveralThatCompleteAtOnce() {
            IntStream.range(0, 3).parallel().forEach(i -> {
                try (MysqlAdapter adapter = open()) {
                    adapter.adopt();
                }
            });

            assertThat(tables()).contains("admin_allowlist", "worker_launch");
        }
    }

    @Nested
    class WhenItIsNotQuiteIt {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "alter table `user` drop column `image` | table user has no column image",
                    "alter table `user` add column `role` text | table user has the column role, which is not known",
                    "alter table `user` modify column `email` varchar(100) not null | column user.email is varchar(100), not varchar(255)",
                    "alter table `user` modify column `name` varchar(255) null | column user.name may be null, but must not",
                    "alter table `session` modify column `ip_address` text not null | column session.ip_address may not be null, but must be free to",
                    "alter table `session` modify column `expires_at` datetime(3) not null | column session.expires_at is datetime(3), not timestamp(3)",
                    "alter table `worker` modify column `status` varchar(64) not null | column worker.status is varchar(64), not enum(",
                    "alter table `worker_token` modify column `scope` enum('client','host','owner') not null | column worker_token.scope is enum('client','host','owner')",
                    "drop index `session_token` on `session` | table session has no unique key on (token)",
                    "create unique index `x` on `org_membership` (`org_id`, `user_id`) | table org_membership has the unique key on (org_id, user_id), which is not known",
                    "drop index `worker_status` on `worker` | table worker has no index on (status)",
                    "drop table `worker_bundle` | table worker_bundle is missing",
                    "create table `organization` (`id` int) | table organization is not known",
                    "create table `installation` (`id` int) | table installation is not known",
                    "create trigger `t` before insert on `user` for each row set new.name = 'x' | table user has the trigger t",
                    "alter table `session` add constraint `fk` foreign key (`user_id`) references `user` (`id`) | table session has the foreign key fk"
                })
        void shouldNameTheDifferenceAndChangeNothing(String change, String words) {
            old.run(change.strip());
            List<String> before = tables();

            assertThatThrownBy(AdoptionTest.this::migrate)
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining(words.strip())
                    .hasMessageContaining("Nothing was changed");
            assertThat(tables()).isEqualTo(before);
        }

        @Test
        void shouldNameAllDifferencesAtOnce() {
            old.run("alter table `user` drop column `image`");
            old.run("alter table `org` modify column `slug` varchar(50) not null");
            old.run("drop table `verification`");

            assertThatThrownBy(AdoptionTest.this::migrate)
                    .hasMessageContainingAll(
                            "table user has no column image",
                            "column org.slug is varchar(50)",
                            "table verification is missing");
        }
    }

    @Test
    void shouldRefuseADatabaseOfSomethingElseAndLeaveItAlone() {
        TestDatabase other = TestDatabase.fresh();
        new ReplacedService(other.url()).run("create table `wp_posts` (`id` int)");

        try (MysqlAdapter adapter = MysqlAdapter.open(other.config(2), InstantSource.system())) {
            for (var attempt : List.<Runnable>of(adapter::migrate, adapter::adopt, () -> adapter.plan(true))) {
                assertThatThrownBy(attempt::run)
                        .isInstanceOf(SchemaRefusedException.class)
                        .hasMessageContaining("worker_token")
                        .hasMessageContaining("Nothing was changed");
            }
        }
        assertThat(new ReplacedService(other.url())
                        .read("select table_name from information_schema.tables where table_schema = database()"))
                .containsExactly(List.of("wp_posts"));
    }

    /** Everything that the replaced service says to its database goes on working. */
    @Test
    void shouldLetTheReplacedServiceHaveItsDatabaseBack() {
        fill();
        List<List<String>> columns = oldColumns();
        migrate();

        assertThat(oldColumns()).isEqualTo(columns);
        old.insertUser("eve00000000000000000000000000000", "Eve", "eve@example.com", "salt:key", ORG.replace('0', '9'));
        old.insertSession("s2", "Other", ADA, "2026-02-03 04:05:06.789", "2026-12-24 01:02:03.004");
        old.insertWorker(WORKER.replace('1', '8'), ORG, null, "Later", "cloud", "provisioning");
        old.insertInstance("i2", WORKER.replace('1', '8'), "render", "https://v.example");
        old.run("insert into `verification` (`id`, `identifier`, `value`, `expires_at`, `created_at`, `updated_at`)"
                + " values ('v', 'auth-state:x', '{}', '2026-12-24 01:02:03.004', default, default)");
        old.run("insert into `audit_event` (`id`, `org_id`, `worker_id`, `actor_user_id`, `action`, `payload`,"
                + " `created_at`) values ('e', 'o', null, 'a', 'x', '{}', default)");
        old.run("insert into `worker_bundle` (`id`, `worker_id`, `storage_url`, `status`, `created_at`)"
                + " values ('b', 'w', 'https://s.example', 'ready', default)");
        old.run("insert into `admin_allowlist` (`id`, `email`, `note`, `created_at`, `updated_at`)"
                + " values ('a', 'root@example.com', 'seed', default, default)"
                + " on duplicate key update `note` = 'seed', `updated_at` = CURRENT_TIMESTAMP(3)");
        old.run("update `session` set `expires_at` = '2027-01-01 00:00:00.000' where `token` = 'ToKeN'");
        old.run("update `worker` set `status` = 'healthy' where `id` = ?", WORKER.replace('1', '8'));

        assertThat(old.read("select `id`, `name`, `email`, `email_verified`, `image`, `created_at`, `updated_at`"
                        + " from `user` where `email` = 'eve@example.com' limit 1"))
                .hasSize(1);
        assertThat(old.read("select w.`id`, i.`url` from `worker` w inner join `worker_instance` i"
                        + " on i.`worker_id` = w.`id` where w.`org_id` = '" + ORG + "' order by w.`created_at` desc"))
                .hasSize(2);
        assertThat(old.read("select `status` from `worker` where `name` = 'Later'"))
                .containsExactly(List.of("healthy"));
        old.run("delete from `worker_token` where `worker_id` = ?", WORKER);
        old.run("delete from `worker_instance` where `worker_id` = ?", WORKER);
        old.run("delete from `audit_event` where `worker_id` = ?", WORKER);
        old.run("delete from `worker` where `id` = ?", WORKER);
        old.run("delete from `session` where `token` = 'Other'");
    }

    private void fill() {
        old.insertUser(ADA, "Ada", "ada@example.com", "salt:key", ORG);
        old.insertSession("s1", "ToKeN", ADA, "2026-02-03 04:05:06.789", "2026-12-24 01:02:03.004");
        old.insertWorker(WORKER, ORG, ADA, "First", "cloud", "healthy");
        old.insertInstance("i1", WORKER, "render", "https://w.example");
    }

    private List<List<List<String>>> contents() {
        return ExistingTables.NAMES.stream()
                .sorted()
                .map(table -> old.read("select * from `" + table + "` order by 1"))
                .toList();
    }

    private List<List<String>> oldColumns() {
        return old.read("select table_name, column_name, column_type, is_nullable, column_default, extra"
                + " from information_schema.columns where table_schema = database() and table_name in ('"
                + String.join("', '", ExistingTables.NAMES) + "') order by table_name, ordinal_position");
    }

    private List<String> tables() {
        return old
                .read("select lower(table_name) from information_schema.tables where table_schema = database()"
                        + " order by 1")
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private MysqlAdapter open() {
        return MysqlAdapter.open(database.config(2), InstantSource.system());
    }

    private void migrate() {
        try (MysqlAdapter adapter = open()) {
            adapter.migrate();
        }
    }
}
