package software.openwork.den.domain.billing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Answers of an {@link InMemoryDatabase}. */
public final class InMemoryEntitlementCache implements EntitlementCache {

    private final InMemoryDatabase database;

    public InMemoryEntitlementCache(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<RememberedAnswer> find(UserId user) {
        return database.atomically(() -> Optional.ofNullable(answers().get(user)));
    }

    @Override
    public void put(UserId user, RememberedAnswer answer) {
        database.atomically(() -> {
            answers().merge(user, answer, (old, next) -> old.checkedAt().isAfter(next.checkedAt()) ? old : next);
        });
    }

    @Override
    public void drop(UserId user) {
        database.atomically(() -> {
            answers()
                    .computeIfPresent(
                            user,
                            (id, old) -> new RememberedAnswer(
                                    old.answer(), old.benefitId(), old.checkedAt(), old.checkedAt()));
        });
    }

    @Override
    public List<UserId> usersOf(String customerId) {
        return database.atomically(() -> answers().entrySet().stream()
                .filter(each -> customerId.equals(each.getValue().answer().customerId()))
                .map(Map.Entry::getKey)
                .toList());
    }

    private Map<UserId, RememberedAnswer> answers() {
        return database.table("entitlement");
    }
}
