package software.openwork.den.vercel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.launch.WorkerDomainsContract;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.SeenCall;
import software.openwork.den.simulator.vendor.VercelSimulator;

class VercelDomainsContractTest implements WorkerDomainsContract {

    private static final String TOKEN = "vercel_0123456789abcdef";
    private static final String INSTALLATION = "0f0f0f0f-0000-4000-8000-000000000001";
    private static final String NAME = "one.workers.example.com";

    private final VercelSimulator vercel = VercelSimulator.start(TOKEN, "example.com", "team_1", "acme");
    private final VercelAdapter adapter = adapter("team_1", "ignored");

    private VercelAdapter adapter(String teamId, String slug) {
        return VercelAdapter.create(
                new VercelConfig(
                        vercel.apiBase(),
                        Secret.of(TOKEN),
                        teamId,
                        slug,
                        "example.com",
                        INSTALLATION,
                        Duration.ofSeconds(10),
                        4),
                InstantSource.system());
    }

    @AfterEach
    void close() {
        adapter.close();
        vercel.close();
    }

    @Override
    public WorkerDomains domains() {
        return adapter.domains();
    }

    @Override
    public Zone zone() {
        return new Zone() {
            @Override
            public String suffix() {
                return "workers.example.com";
            }

            @Override
            public List<String> targets(String name) {
                return vercel.targets(name);
            }

            @Override
            public void goDown() {
                for (Operation operation : Operation.values()) {
                    vercel.always(operation, Fault.status(503));
                }
            }

            @Override
            public void refuse() {
                for (Operation operation : Operation.values()) {
                    vercel.always(operation, Fault.status(403));
                }
            }
        };
    }

    private long asked(Operation operation) {
        return vercel.calls().stream()
                .filter(call -> call.operation() == operation)
                .count();
    }

    @Test
    void shouldMarkItsRecords() {
        domains().point(NAME, "srv-1.host.example");

        assertThat(vercel.records()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("one.workers");
            assertThat(each.comment()).isEqualTo("DEN_INSTALLATION=" + INSTALLATION + " DEN_WORKER_ID=one");
        });
    }

    @Test
    void shouldNameTheTeamByItsSlugOnlyWithoutItsId() {
        domains().point(NAME, "srv-1.host.example");
        assertThat(vercel.calls())
                .extracting(SeenCall::query)
                .allSatisfy(query ->
                        assertThat(query).containsEntry("teamId", "team_1").doesNotContainKey("slug"));

        try (VercelAdapter bySlug = adapter(null, "acme")) {
            assertThat(bySlug.domains().point(NAME, "srv-1.host.example")).isEqualTo(new Effect.Done());
        }
        assertThat(vercel.calls().getLast().query()).containsEntry("slug", "acme");
    }

    @Test
    void shouldNotChangeWhatDiffersInDotAndCaseOnly() {
        vercel.given("ONE.workers", "cname", "SRV-1.Host.example.", "");

        assertThat(domains().point(NAME, "srv-1.host.example")).isEqualTo(new Effect.Done());
        assertThat(asked(Operation.UPDATE_RECORD) + asked(Operation.CREATE_RECORD))
                .isZero();
    }

    @Test
    void shouldLeaveRecordsOfOtherTypesAlone() {
        vercel.given("one.workers", "A", "192.0.2.1", "");

        assertThat(domains().point(NAME, "srv-1.host.example")).isInstanceOf(Effect.Rejected.class);
        assertThat(domains().remove(NAME)).isEqualTo(new Effect.Missing());
        assertThat(vercel.records()).hasSize(1);
    }

    @Test
    void shouldNotMakeItTwiceWhenTheAnswerIsLost() {
        vercel.next(Operation.CREATE_RECORD, new Fault.LoseAnswer());

        assertThat(domains().point(NAME, "srv-1.host.example")).isInstanceOf(Effect.Unavailable.class);
        assertThat(domains().point(NAME, "srv-1.host.example")).isEqualTo(new Effect.Done());
        assertThat(vercel.records()).hasSize(1);
    }

    @Test
    void shouldReadAConflictBack() {
        // somebody makes it between the look and the create
        vercel.next(
                Operation.LIST_RECORDS,
                new Fault.Answer(200, Map.of("Content-Type", "application/json"), "{\"records\":[]}"));
        vercel.given("one.workers", "CNAME", "old.host.example.", "");

        assertThat(domains().point(NAME, "srv-1.host.example")).isEqualTo(new Effect.Done());
        assertThat(vercel.targets(NAME)).containsExactly("srv-1.host.example");
    }

    @Test
    void shouldRemoveWhatIsGoneMeanwhile() {
        vercel.given("one.workers", "CNAME", "old.host.example.", "");
        vercel.next(Operation.DELETE_RECORD, Fault.status(404));

        assertThat(domains().remove(NAME)).isEqualTo(new Effect.Done());
    }

    @Test
    void shouldHaveNoBusinessOutsideItsZone() {
        assertThat(domains().point("one.example.org", "srv-1.host.example")).isInstanceOf(Effect.Rejected.class);
        assertThat(domains().remove("one.example.org")).isEqualTo(new Effect.Missing());
        assertThat(domains().point("example.com", "srv-1.host.example")).isInstanceOf(Effect.Rejected.class);
        assertThat(vercel.calls()).isEmpty();
    }

    @Test
    void shouldWaitAsLongAsItIsTold() {
        vercel.next(Operation.LIST_RECORDS, Fault.tooMany(40));

        assertThat(domains().point(NAME, "srv-1.host.example"))
                .isInstanceOfSatisfying(
                        Effect.Unavailable.class,
                        later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(40)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "[]", "{\"records\":\"none\"}", "<html>"})
    void shouldNotTakeNonsenseForAnEmptyZone(String nonsense) {
        vercel.given("one.workers", "CNAME", "old.host.example.", "");
        vercel.always(Operation.LIST_RECORDS, new Fault.Answer(200, Map.of(), nonsense));

        assertThat(domains().remove(NAME)).isInstanceOf(Effect.Unavailable.class);
    }

    @Test
    void shouldNotTellTheToken() {
        vercel.always(
                Operation.LIST_RECORDS,
                new Fault.Answer(400, Map.of(), "{\"error\":{\"message\":\"bad token " + TOKEN + "\"}}"));

        assertThat(domains().point(NAME, "srv-1.host.example").toString()).doesNotContain(TOKEN);
    }
}
