package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.Teardown.Resource;
import software.openwork.den.domain.launch.Teardown.State;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;

/** What every {@link TeardownRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class TeardownRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final Resource BARE = new Resource(null, State.PENDING, NOW, 0, null, NOW);

    private final WorkerId worker = new WorkerId(unique());

    protected abstract TeardownRepository teardowns();

    @Test
    void shouldKeepATeardownWithoutAnythingOptional() {
        Teardown teardown =
                new Teardown(worker, new OrgId("org"), null, null, null, null, BARE, null, null, false, NOW, null, 0);

        teardowns().insert(teardown);

        assertThat(teardowns().find(worker)).contains(teardown);
    }

    @Test
    void shouldKeepATeardownWithEverything() {
        Teardown teardown = full(0);

        teardowns().insert(teardown);

        assertThat(teardowns().find(worker)).contains(teardown);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepEveryStateOfEveryResource(State state) {
        Resource resource = new Resource("ref", state, NOW.plusMillis(1), 2, null, NOW.plusMillis(3));
        for (Teardown teardown : List.of(
                with(new WorkerId(unique()), resource, null, null),
                with(new WorkerId(unique()), BARE, resource, null),
                with(new WorkerId(unique()), BARE, null, resource))) {
            teardowns().insert(teardown);

            assertThat(teardowns().find(teardown.workerId())).contains(teardown);
        }
    }

    @Test
    void shouldReplaceEverythingAndRaiseTheVersion() {
        teardowns().insert(with(worker, BARE, null, null));

        assertThat(teardowns().save(full(0))).isTrue();
        assertThat(teardowns().find(worker)).contains(full(1));

        Teardown bare =
                new Teardown(worker, new OrgId("org"), null, null, null, null, BARE, null, null, false, NOW, null, 1);
        assertThat(teardowns().save(bare)).isTrue();
        assertThat(teardowns().find(worker))
                .contains(new Teardown(
                        worker, new OrgId("org"), null, null, null, null, BARE, null, null, false, NOW, null, 2));
    }

    @Test
    void shouldWriteNothingWhenTheVersionIsStale() {
        teardowns().insert(with(worker, BARE, null, null));
        teardowns().save(full(0));

        assertThat(teardowns().save(with(worker, BARE, null, null))).isFalse();
        assertThat(teardowns().save(full(2))).isFalse();

        assertThat(teardowns().find(worker)).contains(full(1));
    }

    @Test
    void shouldWriteNothingWhenThereIsNoTeardown() {
        assertThat(teardowns().save(full(0))).isFalse();

        assertThat(teardowns().find(worker)).isEmpty();
    }

    @Test
    void shouldLetOneOfManyWin() {
        teardowns().insert(with(worker, BARE, null, null));

        List<Boolean> saved = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> teardowns().save(full(0)))
                .toList();

        assertThat(saved).containsOnlyOnce(true);
        assertThat(teardowns().find(worker)).contains(full(1));
    }

    @Test
    void shouldRefuseASecondTeardownOfAWorker() {
        teardowns().insert(full(0));

        assertThatThrownBy(() -> teardowns().insert(full(0))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void shouldFindByTheExactIdentifierOnly() {
        teardowns().insert(full(0));

        assertThat(teardowns().find(new WorkerId(worker.value().toUpperCase(Locale.ROOT))))
                .isEmpty();
        assertThat(teardowns().find(new WorkerId(worker.value() + " "))).isEmpty();
    }

    @Test
    void shouldNotFailOnAVeryLongError() {
        Resource failed = new Resource("ref", State.FAILED, NOW, 1, "🦊".repeat(100_000), NOW);

        teardowns().insert(with(worker, failed, failed, failed));

        assertThat(teardowns().find(worker)).isPresent();
    }

    private Teardown full(long version) {
        return new Teardown(
                worker,
                new OrgId("other"),
                new UserId("ada"),
                "Helper 🦊",
                "https://x.example/" + "x".repeat(2000),
                NOW.minusMillis(1),
                new Resource("srv-🦊", State.SUSPENDED, NOW.plusMillis(1), 1, "host error 🦊", NOW.plusMillis(2)),
                new Resource("own.example", State.FAILED, NOW.plusMillis(3), 2, "domain error", NOW.plusMillis(4)),
                new Resource("dns.example", State.GONE, NOW.plusMillis(5), 3, "dns error", NOW.plusMillis(6)),
                true,
                NOW.plusMillis(7),
                NOW.plusMillis(8),
                version);
    }

    private static Teardown with(WorkerId id, Resource host, @Nullable Resource domain, @Nullable Resource dns) {
        return new Teardown(id, new OrgId("org"), null, null, null, null, host, domain, dns, false, NOW, null, 0);
    }

    /** With a letter in it, so that there is an upper case of it. */
    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 35) + "a";
    }
}
