package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.secret.Secret;

/** What every {@link PasswordHasher} promises. Hashes few passwords, for real ones are slow. */
public interface PasswordHasherContract {

    /** The hasher under test, not busy. */
    PasswordHasher hasher();

    @Test
    default void shouldMatchThePasswordThatWasHashed() {
        String stored = stored("correct horse battery staple");

        assertThat(verify("correct horse battery staple", stored)).isInstanceOf(PasswordHasher.Matches.class);
    }

    @Test
    default void shouldMatchNoOtherPassword() {
        String stored = stored("correct horse battery staple");

        assertThat(verify("Correct horse battery staple", stored)).isInstanceOf(PasswordHasher.Differs.class);
        assertThat(verify("correct horse battery staple ", stored)).isInstanceOf(PasswordHasher.Differs.class);
        assertThat(verify("", stored)).isInstanceOf(PasswordHasher.Differs.class);
    }

    @Test
    default void shouldSaltEachHash() {
        assertThat(stored("the same twice")).isNotEqualTo(stored("the same twice"));
    }

    @Test
    default void shouldNotShowThePasswordInTheHash() {
        assertThat(stored("correct horse battery staple")).doesNotContain("correct");
    }

    @Test
    default void shouldMatchNothingWhenThereIsNoHash() {
        assertThat(hasher().verify(Secret.of("whatever it is"), null)).isInstanceOf(PasswordHasher.Differs.class);
        assertThat(hasher().verify(Secret.of(""), null)).isInstanceOf(PasswordHasher.Differs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "not a hash", "abc:", ":abc", "zz:zz", "a:b:c", "null", "00:00"})
    default void shouldMatchNothingWhenTheStoredTextIsNoHash(String stored) {
        assertThat(verify("whatever it is", stored)).isInstanceOf(PasswordHasher.Differs.class);
        assertThat(verify("", stored)).isInstanceOf(PasswordHasher.Differs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul \0 inside", "half a pair \ud83d", "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"})
    default void shouldTakeAnyText(String password) {
        assertThat(verify(password, stored(password))).isInstanceOf(PasswordHasher.Matches.class);
        assertThat(verify("something else", stored(password))).isInstanceOf(PasswordHasher.Differs.class);
    }

    @Test
    default void shouldNotHashWhatNobodyWants() {
        assertThat(hasher().hash(Secret.of("correct horse"), () -> false)).isEqualTo(new PasswordHasher.Unwanted());
    }

    @Test
    default void shouldSayWhyItCouldNotBeAskedWhetherTheHashIsWanted() {
        IllegalStateException away = new IllegalStateException("the database is away");

        assertThatThrownBy(() -> hasher().hash(Secret.of("correct horse"), () -> {
                    throw away;
                }))
                .isSameAs(away);
    }

    @Test
    default void shouldTakeTheLongestPassword() {
        String longest = "x".repeat(PasswordPolicy.LONGEST);
        String stored = stored(longest);

        assertThat(verify(longest, stored)).isInstanceOf(PasswordHasher.Matches.class);
        assertThat(verify(longest.substring(1), stored)).isInstanceOf(PasswordHasher.Differs.class);
    }

    private String stored(String password) {
        PasswordHasher.Hashing hashing = hasher().hash(Secret.of(password));
        assertThat(hashing).isInstanceOf(PasswordHasher.Hashed.class);
        return ((PasswordHasher.Hashed) hashing).stored();
    }

    private PasswordHasher.Verification verify(String password, String stored) {
        return hasher().verify(Secret.of(password), stored);
    }
}
