package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.SessionRepository.Found;
import software.openwork.den.domain.secret.Secret;

/** What every {@link SessionRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class SessionRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final User user = new User(
            new UserId(unique()), "Ada 🦊", unique() + "@example.com", true, "https://img.example/a", NOW, NOW);

    protected abstract SessionRepository sessions();

    protected abstract AccountRepository accounts();

    /** Removes the user's row and nothing else. */
    protected abstract void removeUser(UserId user);

    @Test
    void shouldFindASessionAndItsUser() {
        addUser();
        Session session = insert(newSession("", ""));

        assertThat(sessions().find(session.token())).contains(new Found(session, user));
    }

    @Test
    void shouldKeepWhereItCameFrom() {
        addUser();
        Session session = insert(newSession("2001:db8::1", "Mozilla/5.0 🦊 " + "x".repeat(1000)));

        assertThat(sessions().find(session.token())).contains(new Found(session, user));
    }

    @Test
    void shouldFindAnExpiredSession() {
        addUser();
        Session live = newSession("", "");
        Session expired = insert(live.prolonged(NOW.minus(Duration.ofDays(400)), NOW));

        assertThat(sessions().find(expired.token())).contains(new Found(expired, user));
    }

    @Test
    void shouldFindASessionWhoseUserIsGone() {
        addUser();
        Session session = insert(newSession("", ""));
        removeUser(user.id());

        assertThat(sessions().find(session.token())).contains(new Found(session, null));
    }

    @Test
    void shouldNotTakeAnotherUserForTheOneWhoIsGone() {
        addUser();
        Session session = newSession("", "");
        Session ofOther = insert(new Session(
                session.id(),
                new UserId(user.id().value().toUpperCase(Locale.ROOT)),
                session.token(),
                session.expiresAt(),
                NOW,
                NOW,
                "",
                ""));

        assertThat(sessions().find(session.token())).contains(new Found(ofOther, null));
    }

    @Test
    void shouldCompareTokensExactly() {
        addUser();
        Session session = insert(newSession("", ""));

        for (Secret wrong : inexact(session.token())) {
            assertThat(sessions().find(wrong)).isEmpty();
        }
    }

    @Test
    void shouldRefuseATokenThatIsTaken() {
        Session session = insert(newSession("", ""));
        Session same = new Session(unique(), user.id(), session.token(), session.expiresAt(), NOW, NOW, "", "");

        assertThatThrownBy(() -> insert(same)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void shouldMoveTheEndOfASession() {
        addUser();
        Session session = insert(newSession("a", "b"));
        Session other = insert(newSession("c", "d"));
        Instant later = NOW.plus(Duration.ofDays(9));

        sessions().prolong(session.id(), later, NOW.plusSeconds(1));
        sessions().prolong(session.id(), later, NOW.plusSeconds(1));

        Session prolonged = session.prolonged(later, NOW.plusSeconds(1));
        assertThat(sessions().find(session.token())).contains(new Found(prolonged, user));
        assertThat(sessions().find(other.token())).contains(new Found(other, user));
    }

    @Test
    void shouldNotBringBackASessionByMovingItsEnd() {
        Session session = insert(newSession("", ""));
        sessions().delete(session.token());

        sessions().prolong(session.id(), NOW, NOW);

        assertThat(sessions().find(session.token())).isEmpty();
    }

    @Test
    void shouldDeleteASessionAndNoOther() {
        addUser();
        Session session = insert(newSession("", ""));
        Session other = insert(newSession("", ""));

        sessions().delete(session.token());
        sessions().delete(session.token());

        assertThat(sessions().find(session.token())).isEmpty();
        assertThat(sessions().find(other.token())).isPresent();
    }

    @Test
    void shouldDeleteByTheExactTokenOnly() {
        addUser();
        Session session = insert(newSession("", ""));

        inexact(session.token()).forEach(sessions()::delete);

        assertThat(sessions().find(session.token())).isPresent();
    }

    @Test
    void shouldListTheLiveSessionsOfAUserNewestFirst() {
        addUser();
        Session old = insert(opened(NOW.minusSeconds(60), NOW.plusSeconds(60)));
        Session recent = insert(opened(NOW.minusSeconds(1), NOW.plusSeconds(60)));
        insert(opened(NOW.minusSeconds(2), NOW));
        insert(ofAnother(newSession("", "")));

        assertThat(sessions().live(user.id(), NOW)).containsExactly(recent, old);
        assertThat(sessions().live(new UserId(user.id().value().toUpperCase(Locale.ROOT)), NOW))
                .isEmpty();
    }

    @Test
    void shouldDeleteOneSessionOfAUserByTokenOrById() {
        Session first = insert(newSession("", ""));
        Session second = insert(newSession("", ""));
        Session third = insert(newSession("", ""));

        assertThat(sessions().deleteOne(user.id(), first.token())).isTrue();
        assertThat(sessions().deleteOne(user.id(), Secret.of(second.id()))).isTrue();

        assertThat(sessions().deleteOne(user.id(), first.token())).isFalse();
        assertThat(sessions().live(user.id(), NOW)).containsExactly(third);
    }

    @Test
    void shouldNotDeleteSessionsOfOthersOneByOne() {
        Session foreign = insert(ofAnother(newSession("", "")));
        Session own = insert(newSession("", ""));

        assertThat(sessions().deleteOne(user.id(), foreign.token())).isFalse();
        assertThat(sessions().deleteOne(user.id(), Secret.of(foreign.id()))).isFalse();
        for (Secret wrong : inexact(own.token())) {
            assertThat(sessions().deleteOne(user.id(), wrong)).isFalse();
        }

        assertThat(sessions().find(foreign.token())).isPresent();
        assertThat(sessions().find(own.token())).isPresent();
    }

    @Test
    void shouldDeleteAllSessionsOfAUserButOne() {
        Session kept = insert(newSession("", ""));
        insert(newSession("", ""));
        Session foreign = insert(ofAnother(newSession("", "")));

        sessions().deleteOthers(user.id(), kept.token());

        assertThat(sessions().live(user.id(), NOW)).containsExactly(kept);
        assertThat(sessions().find(foreign.token())).isPresent();
    }

    @Test
    void shouldDeleteAllSessionsOfAUser() {
        insert(newSession("", ""));
        insert(newSession("", ""));
        Session foreign = insert(ofAnother(newSession("", "")));

        sessions().deleteAll(user.id());
        sessions().deleteAll(user.id());

        assertThat(sessions().live(user.id(), NOW)).isEmpty();
        assertThat(sessions().find(foreign.token())).isPresent();
    }

    @Test
    void shouldPurgeWhatHasExpiredInSteps() {
        Instant longAgo = NOW.minus(Duration.ofDays(4000));
        for (int i = 0; i < 3; i++) {
            insert(opened(longAgo, longAgo.plusSeconds(i)));
        }
        Session live = insert(opened(longAgo, longAgo.plusSeconds(9)));

        assertThat(sessions().purge(longAgo.plusSeconds(5), 2)).isEqualTo(2);
        assertThat(sessions().purge(longAgo.plusSeconds(5), 2)).isEqualTo(1);

        assertThat(sessions().find(live.token())).isPresent();
        sessions().delete(live.token());
    }

    private Session opened(Instant created, Instant expires) {
        return new Session(unique(), user.id(), Secret.of("Token" + unique()), expires, created, created, "", "");
    }

    private static Session ofAnother(Session session) {
        return new Session(
                session.id(),
                new UserId(unique()),
                session.token(),
                session.expiresAt(),
                session.createdAt(),
                session.updatedAt(),
                "",
                "");
    }

    private void addUser() {
        accounts().insert(user, unique(), "hash");
    }

    @Test
    void shouldFindASessionByItsIdentifier() {
        addUser();
        Session session = insert(newSession("", ""));

        assertThat(sessions().findById(session.id())).contains(new Found(session, user));
        assertThat(sessions().findById(session.id() + " ")).isEmpty();
        assertThat(sessions().findById(session.id().toUpperCase(Locale.ROOT) + "X"))
                .isEmpty();
    }

    private Session insert(Session session) {
        sessions().insert(session);
        return session;
    }

    private Session newSession(String address, String userAgent) {
        return new Session(
                unique(),
                user.id(),
                Secret.of("Token" + unique()),
                NOW.plus(Duration.ofDays(7)),
                NOW,
                NOW.plusMillis(1),
                address,
                userAgent);
    }

    private static List<Secret> inexact(Secret token) {
        String text = token.reveal();
        return List.of(
                Secret.of(text.toUpperCase(Locale.ROOT)),
                Secret.of(text + " "),
                Secret.of(text.substring(1)),
                Secret.of(""),
                Secret.of("🦊' OR 1=1 -- " + "x".repeat(300)));
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
