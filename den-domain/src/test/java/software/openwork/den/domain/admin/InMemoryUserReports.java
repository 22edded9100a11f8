package software.openwork.den.domain.admin;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import software.openwork.den.domain.account.AccountRepository.Credential;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.PlanRule;
import software.openwork.den.domain.billing.RememberedAnswer;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;

/** Users of an {@link InMemoryDatabase} at a glance. */
public final class InMemoryUserReports implements UserReports {

    private static final Comparator<UserReport> NEWEST_FIRST = Comparator.comparing(UserReport::createdAt)
            .thenComparing(user -> user.id().value())
            .reversed();

    private final InMemoryDatabase database;

    public InMemoryUserReports(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void each(boolean plans, Consumer<UserReport> reader) {
        all(plans).forEach(reader);
    }

    @Override
    public List<UserReport> page(Search search) {
        String text = search.text().toLowerCase(Locale.ROOT);
        Position after = search.after();
        return all(true).stream()
                .filter(user -> user.email().contains(text)
                        || user.name().toLowerCase(Locale.ROOT).contains(text)
                        || user.id().value().equals(search.text()))
                .filter(user -> after == null || isAfter(user, after))
                .limit(search.limit())
                .toList();
    }

    private static boolean isAfter(UserReport user, Position position) {
        return user.createdAt().isBefore(position.createdAt())
                || (user.createdAt().equals(position.createdAt())
                        && user.id().value().compareTo(position.id().value()) < 0);
    }

    @Override
    public List<Listed> administrators() {
        return database.atomically(() -> rows("admin_allowlist", Listed.class).stream()
                .sorted(Comparator.comparing(Listed::email))
                .toList());
    }

    private List<UserReport> all(boolean plans) {
        return database.atomically(() -> rows("user", Credential.class).stream()
                .map(found -> report(found.user(), plans))
                .sorted(NEWEST_FIRST)
                .toList());
    }

    private UserReport report(User user, boolean plans) {
        List<Session> sessions = rows("session", Session.class).stream()
                .filter(session -> session.userId().equals(user.id()))
                .toList();
        List<Worker> workers = rows("worker", Worker.class).stream()
                .filter(worker -> user.id().equals(worker.createdBy()))
                .toList();
        return new UserReport(
                user.id(),
                user.name(),
                user.email(),
                user.emailVerified(),
                user.createdAt(),
                user.updatedAt(),
                sessions.stream()
                        .map(Session::updatedAt)
                        .max(Instant::compareTo)
                        .orElse(null),
                sessions.size(),
                UserReport.providers(rows("account", LinkedAccount.class).stream()
                        .filter(account -> account.userId().equals(user.id()))
                        .map(LinkedAccount::providerId)),
                count(workers, WorkerDestination.CLOUD),
                count(workers, WorkerDestination.LOCAL),
                workers.stream().map(Worker::createdAt).max(Instant::compareTo).orElse(null),
                plans ? plan(user) : null);
    }

    private static long count(List<Worker> workers, WorkerDestination destination) {
        return workers.stream()
                .filter(worker -> worker.spec().destination() == destination)
                .count();
    }

    private UserReport.Plan plan(User user) {
        Map<Object, RememberedAnswer> answers = database.table("entitlement");
        RememberedAnswer answer = answers.get(user.id());
        return answer == null
                ? null
                : new UserReport.Plan(
                        answer.answer() instanceof Entitlement.Allowed,
                        answer.answer() instanceof Entitlement.Allowed allowed && allowed.rule() == PlanRule.EMAIL,
                        answer.checkedAt());
    }

    private <T> Collection<T> rows(String table, Class<T> type) {
        return database.table(table).values().stream().map(type::cast).toList();
    }
}
