package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.org.OrgRole;
import software.openwork.den.domain.secret.Secret;

class SignUpTest {

    private final World world = World.pretending(50);

    /** Others wait for a turn, and one of them has the address by then. */
    @Test
    void shouldNotHashForAnAddressThatWasTakenDuringTheWait() {
        var waiting = new SignUp(
                world.accounts,
                world.sessions,
                world.orgs,
                world.audit,
                world.transactions,
                new PasswordHasher() {
                    @Override
                    public Hashing hash(Secret password, BooleanSupplier wanted) {
                        world.user("rush@example.com");
                        return world.hasher.hash(password, wanted);
                    }

                    @Override
                    public Verification verify(Secret password, @Nullable String stored) {
                        return world.hasher.verify(password, stored);
                    }
                },
                world.tokens,
                world.clock,
                null);

        var result = waiting.handle(
                new SignUp.Command("Late", "rush@example.com", Secret.of("correct horse"), null, true, World.CALLER));

        assertThat(result).isInstanceOf(SignUp.EmailTaken.class);
        assertThat(world.hasher.hashed()).isEqualTo(1);
    }

    @Test
    void shouldMakeAccountOrganisationAndSession() {
        var result = world.signUp.handle(command("Ada@Example.com", "12345678"));

        assertThat(result).isInstanceOfSatisfying(SignUp.SignedUp.class, signedUp -> {
            var user = signedUp.signedIn().user();
            assertThat(user.email()).isEqualTo("ada@example.com");
            assertThat(user.emailVerified()).isFalse();
            assertThat(world.orgs.memberships(user.id())).singleElement().satisfies(membership -> {
                assertThat(membership.role()).isEqualTo(OrgRole.OWNER);
                assertThat(membership.org().name()).isEqualTo("Ada");
                assertThat(membership.org().slug())
                        .isEqualTo("personal-" + membership.org().id().value().substring(0, 8));
            });
            assertThat(world.authenticate.handle(signedUp.signedIn().session().token(), true))
                    .isInstanceOf(Authenticate.Somebody.class);
        });
    }

    @Test
    void shouldRefuseATakenAddressWithoutHashing() {
        world.user("ada@example.com");
        int hashed = world.hasher.hashed();

        assertThat(world.signUp.handle(command("ADA@example.com", "another one")))
                .isInstanceOf(SignUp.EmailTaken.class);
        assertThat(world.hasher.hashed()).isEqualTo(hashed);
    }

    @Test
    void shouldJudgeThePasswordBeforeTheAddress() {
        world.user("ada@example.com");

        assertThat(world.signUp.handle(command("ada@example.com", "1234567")))
                .isInstanceOf(SignUp.PasswordTooShort.class);
        assertThat(world.signUp.handle(command("ada@example.com", "x".repeat(129))))
                .isInstanceOf(SignUp.PasswordTooLong.class);
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheDatabase() {
        assertThat(world.signUp.handle(new SignUp.Command(
                        "n".repeat(256), "a@example.com", Secret.of("12345678"), null, true, World.CALLER)))
                .isInstanceOf(SignUp.NotCreated.class);
        assertThat(world.signUp.handle(command("a".repeat(250) + "@example.com", "12345678")))
                .isInstanceOf(SignUp.NotCreated.class);
    }

    @Test
    void shouldWriteNothingWhenTooManySignUpAtOnce() {
        world.hasher.busy(Duration.ofSeconds(3));
        assertThat(world.signUp.handle(command("ada@example.com", "12345678")))
                .isEqualTo(new SignUp.Busy(Duration.ofSeconds(3)));
        assertThat(world.accounts.exists("ada@example.com")).isFalse();
    }

    @Test
    void shouldEndAnUnrememberedSessionAfterADay() {
        var result = world.signUp.handle(
                new SignUp.Command("Ada", "ada@example.com", Secret.of("12345678"), null, false, World.CALLER));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SignUp.SignedUp.class,
                        signedUp -> assertThat(signedUp.signedIn().session().expiresAt())
                                .isEqualTo(world.clock.instant().plus(Duration.ofDays(1))));
    }

    private static SignUp.Command command(String email, String password) {
        return new SignUp.Command("Ada", email, Secret.of(password), null, true, World.CALLER);
    }
}
