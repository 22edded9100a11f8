package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.account.PasswordHasherContract;
import software.openwork.den.domain.secret.Secret;

/** With what this machine has; see {@link BouncyCastlePasswordsTest}. */
class ScryptPasswordsTest implements PasswordHasherContract {

    private static final String SALT = "000102030405060708090a0b0c0d0e0f";
    private static final String KEY = "183999f16459bc4122f25b2735af13e38c0c21b2102cf9cf441e42c4ba288c48"
            + "f8a5429f75897da1a078514ded7d87530f3d5a01846bae62182b5535591bc4e3";

    private static final IdentityAdapter ADAPTER =
            new IdentityAdapter(queue(ScryptChoice::forThisMachine, new HashLimits(2, 8)));

    @AfterAll
    static void close() {
        ADAPTER.close();
    }

    @Override
    public PasswordHasher hasher() {
        return ADAPTER.passwords();
    }

    Scrypt scrypt() {
        return ScryptChoice.forThisMachine();
    }

    static ScryptQueue queue(Supplier<Scrypt> choice, HashLimits limits) {
        return new ScryptQueue(choice, scrypt -> limits);
    }

    @Test
    void shouldStoreSaltAndKeyInHexadecimal() {
        assertThat(hasher().hash(Secret.of("correct horse")))
                .isInstanceOfSatisfying(
                        PasswordHasher.Hashed.class,
                        hashed -> assertThat(hashed.stored()).matches("[0-9a-f]{32}:[0-9a-f]{128}"));
    }

    /** Hashes that the replaced service made. */
    @Nested
    class Stored {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "P\u00e4ssw\u00f6rd-\ufb01-1",
                    "P\u00e4ssw\u00f6rd-fi-1",
                    "Pa\u0308sswo\u0308rd-\ufb01-1",
                })
        void shouldMatchEverySpellingOfThePassword(String password) {
            assertThat(verify(password, SALT + ":" + KEY)).isInstanceOf(PasswordHasher.Matches.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Passw\u00f6rd-fi-1", "p\u00e4ssw\u00f6rd-fi-1", "P\u00e4ssw\u00f6rd-fi-1 ", ""})
        void shouldDifferFromAnotherPassword(String password) {
            assertThat(verify(password, SALT + ":" + KEY)).isInstanceOf(PasswordHasher.Differs.class);
        }

        @Test
        void shouldMatchWhenTheKeyIsInUpperCase() {
            String stored = SALT + ":" + KEY.toUpperCase(java.util.Locale.ROOT);

            assertThat(verify("P\u00e4ssw\u00f6rd-fi-1", stored)).isInstanceOf(PasswordHasher.Matches.class);
        }

        /** Computed with Node, which the replaced service runs on. */
        @ParameterizedTest
        @CsvSource({
            "'half a pair \ud83d', de569d010fa4e950a2b26c1359fce4d75eac65cede594645a0095188ad204ba1"
                    + "2efb5301ad9ae4c69fc3e01d9766e3718531db6e7ae544a8ab8863eff788233e",
            "'\ufdfa\u00c5\u212b\uff21 nul \0', 3bb9ba09614692f4cca94ca61000e02b9aec646bc34a311d5e848d8e9696c371"
                    + "0f3caf809632cc27a580793bb7b9bff38130996987ff5608bc17af0b029358af",
            "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00, "
                    + "12cd0512b415c7a917715373c6b8c0869bbeefd786c4c98dd773009dac1daaea"
                    + "86d8ce01603e8af3c79d26f69db14debef164385f5ca8bd7570b1493476980cb",
        })
        void shouldMatchUnusualText(String password, String key) {
            assertThat(verify(password, SALT + ":" + key)).isInstanceOf(PasswordHasher.Matches.class);
        }

        @Test
        void shouldNotTakeHalfAPairForAQuestionMark() {
            String stored =
                    ScryptHash.of(scrypt(), Secret.of("half a pair ?"), SALT).text();

            assertThat(verify("half a pair \ud83d", stored)).isInstanceOf(PasswordHasher.Differs.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    SALT + KEY,
                    SALT + ":" + KEY + "00",
                    SALT + ":" + KEY + "\n",
                    " " + SALT + ":" + KEY,
                    SALT + ":" + KEY + ":",
                    "00" + SALT + ":" + KEY,
                })
        void shouldDifferWhenMalformed(String stored) {
            assertThat(verify("P\u00e4ssw\u00f6rd-fi-1", stored)).isInstanceOf(PasswordHasher.Differs.class);
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "not a hash"})
        void shouldDoTheWorkWhenThereIsNothingToMatch(@Nullable String stored) {
            for (int warmUp = 0; warmUp < 5; warmUp++) {
                cost(SALT + ":" + KEY);
            }

            assertThat(cost(stored)).isGreaterThan(cost(SALT + ":" + KEY) / 3);
        }
    }

    @Nested
    class Closing {

        @Test
        void shouldBeBusyWhenClosed() {
            IdentityAdapter closed = new IdentityAdapter(queue(ScryptPasswordsTest.this::scrypt, new HashLimits(1, 1)));
            closed.close();

            assertThat(closed.passwords().hash(Secret.of("correct horse"))).isInstanceOf(PasswordHasher.Busy.class);
            assertThat(closed.passwords().verify(Secret.of("correct horse"), null))
                    .isEqualTo(new PasswordHasher.Busy(Duration.ofMillis(90)));
        }

        @Test
        void shouldStartNoThreadBeforeTheFirstPassword() {
            int before = Thread.activeCount();
            try (IdentityAdapter idle = IdentityAdapter.create()) {
                assertThat(idle.tokens().uuid()).isNotEmpty();
                assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
            }
        }
    }

    /** Processor time of one verification on its own thread, whatever else the machine does. */
    private long cost(@Nullable String stored) {
        try (ScryptQueue queue = queue(this::scrypt, new HashLimits(1, 1))) {
            var passwords = new ScryptPasswords(queue, new SecureRandom());
            var threads = ManagementFactory.getThreadMXBean();
            long before =
                    queue.compute(scrypt -> threads.getCurrentThreadCpuTime()).orElseThrow();
            passwords.verify(Secret.of("P\u00e4ssw\u00f6rd-fi-1"), stored);
            return queue.compute(scrypt -> threads.getCurrentThreadCpuTime()).orElseThrow() - before;
        }
    }

    private PasswordHasher.Verification verify(String password, @Nullable String stored) {
        return hasher().verify(Secret.of(password), stored);
    }
}
