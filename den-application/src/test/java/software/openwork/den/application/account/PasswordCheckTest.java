package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.Lockout;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;

/** The lock-out as every way to try a password sees it. */
class PasswordCheckTest {

    private static final String EMAIL = "ada@example.com";

    private final World world = World.pretending(50);
    private final User user = world.user(EMAIL);

    @Test
    void shouldLockAfterTenWrongPasswordsInARow() {
        for (int i = 0; i < Lockout.PATIENCE; i++) {
            assertThat(signIn(EMAIL, "wrong one")).isInstanceOf(SignIn.InvalidCredentials.class);
        }

        assertThat(signIn(EMAIL, "wrong one")).isEqualTo(new SignIn.TooManyTries(Duration.ofSeconds(1)));
    }

    @Test
    void shouldRefuseTheRightPasswordWithoutHashingWhileLocked() {
        lock(EMAIL);
        int hashes = world.hasher.verified();

        assertThat(signIn("ADA@example.com", "correct horse")).isInstanceOf(SignIn.TooManyTries.class);

        assertThat(world.hasher.verified()).isEqualTo(hashes);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(EMAIL, "correct horse")).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void shouldDoubleTheDelay() {
        lock(EMAIL);
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(signIn(EMAIL, "wrong one")).isInstanceOf(SignIn.InvalidCredentials.class);

        assertThat(signIn(EMAIL, "wrong one")).isEqualTo(new SignIn.TooManyTries(Duration.ofSeconds(2)));
    }

    @Test
    void shouldStartAllOverAfterTheRightPassword() {
        for (int round = 0; round < 3; round++) {
            for (int i = 1; i < Lockout.PATIENCE; i++) {
                assertThat(signIn(EMAIL, "wrong one")).isInstanceOf(SignIn.InvalidCredentials.class);
            }
            assertThat(signIn(EMAIL, "correct horse")).isInstanceOf(SignIn.Opened.class);
        }
    }

    @Test
    void shouldTreatUnknownAddressesAsKnownOnes() {
        lock("nobody@example.com");

        assertThat(signIn("nobody@example.com", "whatever")).isEqualTo(new SignIn.TooManyTries(Duration.ofSeconds(1)));
        assertThat(signIn(EMAIL, "correct horse")).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void shouldCountEveryWayToTryAPassword() {
        var caller = opened();
        for (int i = 0; i < Lockout.PATIENCE; i++) {
            assertThat(new VerifyPassword(world.accounts, world.passwordCheck)
                            .handle(caller.signedIn(), Secret.of("wrong one")))
                    .isInstanceOf(VerifyPassword.Invalid.class);
        }

        assertThat(new VerifyPassword(world.accounts, world.passwordCheck)
                        .handle(caller.signedIn(), Secret.of("correct horse")))
                .isInstanceOf(VerifyPassword.TooManyTries.class);
        assertThat(signIn(EMAIL, "correct horse")).isInstanceOf(SignIn.TooManyTries.class);
    }

    /** Somebody sends many guesses at once; the right one is among them, and comes last. */
    @Test
    void shouldNotTellWhatWasComparedWhileTheAccountWasLocked() {
        String hash = world.accounts.findCredential(user.id()).orElseThrow().passwordHash();
        PasswordHasher slow = new PasswordHasher() {
            @Override
            public Hashing hash(Secret password, BooleanSupplier wanted) {
                return world.hasher.hash(password, wanted);
            }

            @Override
            public Verification verify(Secret password, @Nullable String stored) {
                lock(EMAIL);
                return world.hasher.verify(password, stored);
            }
        };
        PasswordCheck check = new PasswordCheck(slow, world.lockouts, world.clock);

        assertThat(check.check(EMAIL, Secret.of("correct horse"), hash)).isInstanceOf(PasswordCheck.Refused.class);
    }

    @Test
    void shouldNotCountWhatWasNotCompared() {
        world.hasher.busy(Duration.ofSeconds(2));
        for (int i = 0; i < 2 * Lockout.PATIENCE; i++) {
            assertThat(signIn(EMAIL, "wrong one")).isEqualTo(new SignIn.TooManyTries(Duration.ofSeconds(2)));
        }
        world.hasher.busy(null);

        assertThat(signIn(EMAIL, "correct horse")).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void shouldLockNobodyWhenSwitchedOff() {
        PasswordCheck open = new PasswordCheck(world.hasher, null, world.clock);
        for (int i = 0; i < 2 * Lockout.PATIENCE; i++) {
            assertThat(open.check(EMAIL, Secret.of("wrong one"), null)).isEqualTo(new PasswordCheck.Wrong(false));
        }
    }

    @Test
    void shouldRecordRefusalsOfKnownAddressesOnly() {
        int before = world.audit.recorded().size();

        signIn("nobody@example.com", "whatever");
        assertThat(world.audit.recorded()).hasSize(before);

        signIn(EMAIL, "wrong one");
        assertThat(world.audit.recorded()).hasSize(before + 1);
        assertThat(world.audit.recorded().getLast().action()).isEqualTo("session.refused");
    }

    private void lock(String email) {
        for (int i = 0; i < Lockout.PATIENCE; i++) {
            world.lockouts.change(email, present -> present.afterFailure(world.clock.instant()));
        }
    }

    private SignIn.Opened opened() {
        return (SignIn.Opened) signIn(EMAIL, "correct horse");
    }

    private SignIn.Result signIn(String email, String password) {
        return world.signIn.handle(new SignIn.Command(email, Secret.of(password), true, World.CALLER));
    }
}
