package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

class AccountTokensTest {

    private static final Instant SOON = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant LATER = SOON.plusSeconds(60);

    private final AccountTokens old = tokens("a1", "r1", "i1", SOON, List.of("one", "two"));

    @Test
    void shouldKeepWhatASignInDoesNotGiveAgainAndTheScopes() {
        assertThat(old.signedInWith(tokens("a2", null, null, null, List.of("three"))))
                .isEqualTo(new AccountTokens(
                        Secret.of("a2"), Secret.of("r1"), Secret.of("i1"), null, SOON, List.of("one", "two")));
        assertThat(old.signedInWith(AccountTokens.NONE)).isEqualTo(old);
    }

    @Test
    void shouldHaveEachScopeOnceAfterALink() {
        assertThat(old.linkedWith(tokens("a2", "r2", "i2", LATER, List.of("two", "three"))))
                .isEqualTo(tokens("a2", "r2", "i2", LATER, List.of("one", "two", "three")));
    }

    @Test
    void shouldTakeTheScopesOfARefreshWhereItTellsThem() {
        assertThat(old.refreshedWith(tokens("a2", null, null, LATER, List.of())).scopes())
                .containsExactly("one", "two");
        assertThat(old.refreshedWith(tokens("a2", null, null, LATER, List.of("one")))
                        .scopes())
                .containsExactly("one");
    }

    @Test
    void shouldNotFitWhenATokenIsLongerThanAnyRealOne() {
        assertThat(old.fit()).isTrue();
        assertThat(tokens("x".repeat(16_385), null, null, null, List.of()).fit())
                .isFalse();
        assertThat(tokens("a", null, null, null, List.of("x".repeat(16_385))).fit())
                .isFalse();
    }

    @Test
    void shouldNotTellATokenInAnError() {
        assertThat(old.toString()).doesNotContain("a1").doesNotContain("r1").doesNotContain("i1");
    }

    private static AccountTokens tokens(
            String access,
            @Nullable String refresh,
            @Nullable String idToken,
            @Nullable Instant end,
            List<String> scopes) {
        return new AccountTokens(
                Secret.of(access),
                refresh == null ? null : Secret.of(refresh),
                idToken == null ? null : Secret.of(idToken),
                end,
                refresh == null ? null : end,
                scopes);
    }
}
