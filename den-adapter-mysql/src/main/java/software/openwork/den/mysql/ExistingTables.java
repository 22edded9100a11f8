package software.openwork.den.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of the replaced service as its newest version has them; {@code V1} makes the same. */
final class ExistingTables {

    private static final String FILE = "/db/migration/V1__existing_tables.sql";

    /** Columns are not null unless they say so. */
    private static final String TEXT = """
            account: id varchar(36); account_id text; provider_id text; user_id varchar(36); access_token text null;
              refresh_token text null; id_token text null; access_token_expires_at timestamp(3) null;
              refresh_token_expires_at timestamp(3) null; scope text null; password text null;
              created_at timestamp(3); updated_at timestamp(3); primary id; index user_id
            admin_allowlist: id varchar(64); email varchar(255); note varchar(255) null; created_at timestamp(3);
              updated_at timestamp(3); primary id; unique email
            audit_event: id varchar(64); org_id varchar(64); worker_id varchar(64) null; actor_user_id varchar(64);
              action varchar(128); payload json null; created_at timestamp(3); primary id; index org_id; index worker_id
            org: id varchar(64); name varchar(255); slug varchar(255); owner_user_id varchar(64);
              created_at timestamp(3); updated_at timestamp(3); primary id; unique slug; index owner_user_id
            org_membership: id varchar(64); org_id varchar(64); user_id varchar(64); role enum('owner','member');
              created_at timestamp(3); primary id; index org_id; index user_id
            session: id varchar(36); expires_at timestamp(3); token varchar(255); created_at timestamp(3);
              updated_at timestamp(3); ip_address text null; user_agent text null; user_id varchar(36);
              primary id; unique token; index user_id
            user: id varchar(36); name varchar(255); email varchar(255); email_verified tinyint(1); image text null;
              created_at timestamp(3); updated_at timestamp(3); primary id; unique email
            verification: id varchar(36); identifier varchar(255); value text; expires_at timestamp(3);
              created_at timestamp(3); updated_at timestamp(3); primary id; index identifier
            worker: id varchar(64); org_id varchar(64); name varchar(255); description varchar(1024) null;
              destination enum('local','cloud'); status enum('provisioning','healthy','failed','stopped');
              image_version varchar(128) null; workspace_path varchar(1024) null; sandbox_backend varchar(64) null;
              created_at timestamp(3); updated_at timestamp(3); created_by_user_id varchar(64) null;
              primary id; index created_by_user_id; index org_id; index status
            worker_bundle: id varchar(64); worker_id varchar(64); storage_url varchar(2048); status varchar(64);
              created_at timestamp(3); primary id; index worker_id
            worker_instance: id varchar(64); worker_id varchar(64); provider varchar(64); region varchar(64) null;
              url varchar(2048); status enum('provisioning','healthy','failed','stopped'); created_at timestamp(3);
              updated_at timestamp(3); primary id; index worker_id
            worker_token: id varchar(64); worker_id varchar(64); scope enum('client','host'); token varchar(128);
              created_at timestamp(3); revoked_at timestamp(3) null; primary id; unique token; index worker_id
            """;

    static final List<TableShape> ALL = Arrays.stream(
                    TEXT.replaceAll("\n  +", " ").strip().split("\n", -1))
            .map(ExistingTables::table)
            .toList();

    static final Set<String> NAMES = ALL.stream().map(TableShape::name).collect(Collectors.toUnmodifiableSet());

    private ExistingTables() {}

    /** The statement of {@code V1} that makes a table, and may be repeated. */
    static String creation(String table) {
        try (InputStream file = ExistingTables.class.getResourceAsStream(FILE)) {
            String sql = new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(sql.replaceAll("(?m)^--.*$", "").split(";", -1))
                    .map(String::strip)
                    .filter(statement -> statement.startsWith("CREATE TABLE IF NOT EXISTS `" + table + "` ("))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(table));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static TableShape table(String line) {
        int colon = line.indexOf(':');
        List<TableShape.Column> columns = new ArrayList<>();
        List<TableShape.Key> keys = new ArrayList<>();
        for (String item : line.substring(colon + 1).split(";", -1)) {
            String[] words = item.strip().split(" ", -1);
            switch (words[0]) {
                case "primary" -> keys.add(new TableShape.Key(TableShape.Kind.PRIMARY, List.of(words[1])));
                case "unique" -> keys.add(new TableShape.Key(TableShape.Kind.UNIQUE, List.of(words[1])));
                case "index" -> keys.add(new TableShape.Key(TableShape.Kind.PLAIN, List.of(words[1])));
                default -> columns.add(new TableShape.Column(words[0], ColumnType.parse(words[1]), words.length > 2));
            }
        }
        return new TableShape(line.substring(0, colon), List.copyOf(columns), List.copyOf(keys));
    }
}
