package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.PendingSignIn.Link;
import software.openwork.den.domain.secret.Secret;

/** What every {@link PendingSignInRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class PendingSignInRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    protected abstract PendingSignInRepository pending();

    @Test
    void shouldKeepASignIn() {
        PendingSignIn signIn = insert(new PendingSignIn(
                newState(),
                "github",
                Secret.of("v".repeat(128)),
                "http://localhost:3005/dash?a=\"ü\"",
                "/login",
                "/welcome",
                true,
                null,
                "{\"plan\":\"pro\",\"n\":[1,null]}",
                NOW.plus(PendingSignIn.LIFETIME)));

        assertThat(pending().find(signIn.state())).contains(signIn);
    }

    @Test
    void shouldKeepALink() {
        Link link = new Link(new UserId("user1"), "ada@example.com", "session1");

        PendingSignIn signIn = insert(signIn(newState(), link, NOW.plusSeconds(600)));

        assertThat(pending().find(signIn.state())).contains(signIn);
    }

    @Test
    void shouldKeepMembersOfItsOwnApartFromWhatTheClientAdds() {
        String state = newState();
        String forged =
                "{\"link\":{\"userId\":\"victim\",\"email\":\"v@example.com\"},\"callbackURL\":\"https://evil.example\","
                        + "\"errorURL\":\"https://evil.example\",\"newUserURL\":\"https://evil.example\",\"codeVerifier\":\"x\","
                        + "\"expiresAt\":9999999999999,\"oauthState\":\"x\",\"denProvider\":\"google\",\"requestSignUp\":true}";

        insert(new PendingSignIn(
                state, "github", Secret.of("verifier"), "/", null, null, false, null, forged, NOW.plusSeconds(600)));

        PendingSignIn found = pending().find(state).orElseThrow();
        assertThat(found.link()).isNull();
        assertThat(found.callbackUrl()).isEqualTo("/");
        assertThat(found.errorUrl()).isNull();
        assertThat(found.newUserUrl()).isNull();
        assertThat(found.codeVerifier()).isEqualTo(Secret.of("verifier"));
        assertThat(found.isFor("google")).isFalse();
        assertThat(found.requestSignUp()).isFalse();
        assertThat(found.expiresAt()).isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void shouldCompareStatesExactly() {
        PendingSignIn signIn = insert(signIn("Abc" + newState(), null, NOW.plusSeconds(600)));

        for (String other : List.of(
                signIn.state().toLowerCase(Locale.ROOT),
                signIn.state() + " ",
                "auth-state:" + signIn.state(),
                "",
                "🦊' OR 1=1 -- " + "x".repeat(300))) {
            assertThat(pending().find(other)).as(other).isEmpty();
            assertThat(pending().remove(other)).as(other).isFalse();
        }
    }

    @Test
    void shouldFindWhatIsTooLate() {
        PendingSignIn signIn = insert(signIn(newState(), null, NOW.minusSeconds(1)));

        assertThat(pending().find(signIn.state())).contains(signIn);
        assertThat(signIn.isLive(NOW)).isFalse();
    }

    @Test
    void shouldLetAStateCountOnce() {
        PendingSignIn signIn = insert(signIn(newState(), null, NOW.plusSeconds(600)));

        long removed = IntStream.range(0, 8)
                .parallel()
                .filter(i -> pending().remove(signIn.state()))
                .count();

        assertThat(removed).isEqualTo(1);
        assertThat(pending().find(signIn.state())).isEmpty();
    }

    @Test
    void shouldSweepWhatIsTooLateAndNothingElse() {
        PendingSignIn late = insert(signIn(newState(), null, NOW.minusSeconds(1)));
        PendingSignIn live = insert(signIn(newState(), null, NOW.plusSeconds(1)));

        pending().sweep(NOW);

        assertThat(pending().find(late.state())).isEmpty();
        assertThat(pending().find(live.state())).contains(live);
    }

    private PendingSignIn insert(PendingSignIn signIn) {
        pending().insert(newState(), signIn, NOW);
        return signIn;
    }

    private static PendingSignIn signIn(String state, @Nullable Link link, Instant end) {
        return new PendingSignIn(
                state, "google", Secret.of("verifier"), "/", null, null, false, link, PendingSignIn.NO_DATA, end);
    }

    private static String newState() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
