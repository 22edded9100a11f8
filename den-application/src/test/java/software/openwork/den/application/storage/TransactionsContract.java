package software.openwork.den.application.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;

/** What {@link Transactions} promise. Tests share one store and use identifiers of their own. */
public abstract class TransactionsContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final UserId user = new UserId(unique());

    protected abstract Transactions transactions();

    /** Something to write to. */
    protected abstract OrgRepository orgs();

    @Test
    void shouldStoreAllOfTheWorkAndReturnItsResult() {
        String result = transactions().inTransaction(() -> {
            insertOrg();
            insertOrg();
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(orgs().memberships(user)).hasSize(2);
    }

    @Test
    void shouldStoreNothingWhenTheWorkThrows() {
        RuntimeException thrown = new IllegalStateException("no");

        assertThatThrownBy(() -> transactions().inTransaction(() -> {
                    insertOrg();
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(orgs().memberships(user)).isEmpty();
    }

    @Test
    void shouldStoreNothingWhenTheWorkEndsInAnError() {
        assertThatThrownBy(() -> transactions().inTransaction(() -> {
                    insertOrg();
                    throw new AssertionError("no");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no");

        assertThat(orgs().memberships(user)).isEmpty();
    }

    @Test
    void shouldSeeItsOwnWrites() {
        int seen = transactions().inTransaction(() -> {
            insertOrg();
            return orgs().memberships(user).size();
        });

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void shouldJoinTheTransactionAroundIt() {
        assertThatThrownBy(() -> transactions().inTransaction(() -> {
                    transactions().inTransaction(this::insertOrg);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(orgs().memberships(user)).isEmpty();
    }

    @Test
    void shouldBeginAnewAfterAFailure() {
        assertThatThrownBy(() -> transactions().inTransaction(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        transactions().inTransaction(this::insertOrg);

        assertThat(orgs().memberships(user)).hasSize(1);
    }

    @Test
    void shouldKeepThreadsApart() {
        List<Integer> sizes = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> new UserId(unique()))
                .map(each -> transactions().inTransaction(() -> {
                    insertOrg(each);
                    return orgs().memberships(each).size();
                }))
                .toList();

        assertThat(sizes).containsOnly(1);
    }

    private Org insertOrg() {
        return insertOrg(user);
    }

    private Org insertOrg(UserId owner) {
        Org org = new Org(new OrgId(unique()), "Org", "slug-" + unique(), owner, NOW);
        orgs().insert(org, unique());
        return org;
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
