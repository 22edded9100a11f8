package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.AccountRepository.Credential;
import software.openwork.den.domain.account.AccountRepository.Insertion;

/** What every {@link AccountRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class AccountRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final String HASH = "0123456789abcdef:" + "f".repeat(128);

    private final String email = unique() + "@example.com";

    protected abstract AccountRepository accounts();

    protected abstract <T> T inTransaction(Supplier<T> work);

    /** Adds a user who signs in through a provider only. */
    protected abstract void addUserOfProvider(User user);

    @Test
    void shouldKeepAUserWithoutAPicture() {
        User user = newUser("Ada", null, false);

        assertThat(insert(user)).isEqualTo(Insertion.INSERTED);

        assertThat(accounts().findCredential(email)).contains(new Credential(user, HASH));
    }

    @Test
    void shouldKeepAUserWithAPicture() {
        User user = newUser("🦊 " + "ü".repeat(250), "https://img.example/" + "x".repeat(1000), true);

        insert(user);

        assertThat(accounts().findCredential(email)).contains(new Credential(user, HASH));
    }

    @Test
    void shouldKeepAUserWithoutAName() {
        User user = newUser("", null, false);

        insert(user);

        assertThat(accounts().findCredential(email)).contains(new Credential(user, HASH));
    }

    @Test
    void shouldKnowWhichAddressesHaveAnAccount() {
        assertThat(accounts().exists(email)).isFalse();

        insert(newUser("Ada", null, false));

        assertThat(accounts().exists(email)).isTrue();
        assertThat(accounts().exists("x" + email)).isFalse();
    }

    @Test
    void shouldFindNothingForAnUnknownAddress() {
        assertThat(accounts().findCredential(email)).isEmpty();
        assertThat(accounts().findCredential("🦊' OR 1=1 -- " + "x".repeat(300)))
                .isEmpty();
    }

    @Test
    void shouldFindNoHashOfAUserWithoutAPassword() {
        User user = newUser("Ada", null, true);
        addUserOfProvider(user);

        assertThat(accounts().findCredential(email)).contains(new Credential(user, null));
    }

    @Test
    void shouldRefuseAnAddressThatIsTakenAndWriteNothing() {
        User first = newUser("First", null, false);
        insert(first);

        User second = newUser("Second", null, false);
        assertThat(accounts().insert(second, unique(), "another")).isEqualTo(Insertion.EMAIL_TAKEN);

        assertThat(accounts().findCredential(email)).contains(new Credential(first, HASH));
    }

    @Test
    void shouldGoOnInTheSameTransactionWhenAnAddressIsTaken() {
        insert(newUser("First", null, false));
        String another = unique() + "@example.com";

        Insertion insertion = inTransaction(() -> {
            accounts().insert(newUser("Second", null, false), unique(), HASH);
            return accounts()
                    .insert(new User(new UserId(newId()), "Third", another, false, null, NOW, NOW), unique(), HASH);
        });

        assertThat(insertion).isEqualTo(Insertion.INSERTED);
        assertThat(accounts().exists(another)).isTrue();
    }

    @Test
    void shouldLetOneOfManyHaveAnAddress() {
        List<Insertion> insertions = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> inTransaction(() -> insert(newUser("User " + i, null, false))))
                .toList();

        assertThat(insertions).containsOnlyOnce(Insertion.INSERTED);
        assertThat(insertions).filteredOn(Insertion.EMAIL_TAKEN::equals).hasSize(7);
        assertThat(accounts().findCredential(email)).isPresent();
    }

    @Test
    void shouldFindAUserByIdentifierToTheLetter() {
        User user = newUser("Ada", null, false);
        insert(user);

        assertThat(accounts().findCredential(user.id())).contains(new Credential(user, HASH));
        assertThat(accounts().findCredential(new UserId(user.id().value().toUpperCase(Locale.ROOT))))
                .isEmpty();
        assertThat(accounts().findCredential(new UserId(newId()))).isEmpty();
    }

    @Test
    void shouldChangeNothingButWhatIsAskedFor() {
        User user = newUser("Ada", "https://img.example/a", true);
        insert(user);
        Instant later = NOW.plusSeconds(5);

        accounts().changeProfile(user.id(), new ProfileChange("Ada 🦊", new ProfileChange.Keep()), later);
        assertThat(found(user)).isEqualTo(changed(user, "Ada 🦊", "https://img.example/a", later));

        accounts().changeProfile(user.id(), new ProfileChange(null, new ProfileChange.Replace("x")), later);
        assertThat(found(user)).isEqualTo(changed(user, "Ada 🦊", "x", later));

        accounts().changeProfile(user.id(), new ProfileChange("", new ProfileChange.Remove()), later);
        assertThat(found(user)).isEqualTo(changed(user, "", null, later));
    }

    @Test
    void shouldKeepTheLongestNameAndPicture() {
        User user = newUser("Ada", null, true);
        insert(user);
        String name = "🦊".repeat(ProfileChange.NAME_MAX);
        String image = "x".repeat(ProfileChange.IMAGE_BYTES_MAX);

        accounts().changeProfile(user.id(), new ProfileChange(name, new ProfileChange.Replace(image)), NOW);

        assertThat(found(user)).isEqualTo(changed(user, name, image, NOW));
    }

    @Test
    void shouldNoteThatTheAddressWasProved() {
        User user = newUser("Ada", null, false);
        insert(user);

        accounts().markVerified(user.id(), "another@example.com", NOW.plusSeconds(1));
        assertThat(found(user)).isEqualTo(user);

        accounts().markVerified(user.id(), email, NOW.plusSeconds(2));
        accounts().markVerified(user.id(), email, NOW.plusSeconds(3));

        assertThat(found(user).emailVerified()).isTrue();
        assertThat(found(user).updatedAt()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void shouldReplaceAPasswordThatIsStillTheKnownOne() {
        User user = newUser("Ada", null, false);
        insert(user);

        assertThat(accounts().replacePassword(user.id(), "Wrong", "new", NOW)).isFalse();
        assertThat(accounts().replacePassword(user.id(), HASH, "new", NOW)).isTrue();
        assertThat(accounts().replacePassword(user.id(), HASH, "newer", NOW)).isFalse();
        assertThat(accounts().replacePassword(user.id(), "NEW", "newer", NOW)).isFalse();

        assertThat(accounts().findCredential(user.id())).contains(new Credential(user, "new"));
    }

    @Test
    void shouldTellWhetherAPasswordIsStillTheKnownOne() {
        User user = newUser("Ada", null, false);
        insert(user);
        assertThat(accounts().lockPassword(user.id(), HASH)).isTrue();
        assertThat(accounts().lockPassword(user.id(), HASH.toUpperCase(Locale.ROOT)))
                .isFalse();

        accounts().putPassword(user.id(), newId(), "new", NOW);
        assertThat(accounts().lockPassword(user.id(), HASH)).isFalse();
        assertThat(accounts().lockPassword(user.id(), "new")).isTrue();
        assertThat(accounts().lockPassword(new UserId(newId()), HASH)).isFalse();
    }

    @Test
    void shouldLetOneOfManyReplaceAPassword() {
        User user = newUser("Ada", null, false);
        insert(user);

        List<Boolean> replaced = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> accounts().replacePassword(user.id(), HASH, "hash " + i, NOW))
                .toList();

        assertThat(replaced).containsOnlyOnce(true);
    }

    @Test
    void shouldSetAPasswordWhetherOrNotThereWasOne() {
        User user = newUser("Ada", null, false);
        insert(user);
        accounts().putPassword(user.id(), newId(), "new", NOW);
        assertThat(accounts().findCredential(user.id())).contains(new Credential(user, "new"));

        User other = new User(new UserId(newId()), "Bob", unique() + "@example.com", true, null, NOW, NOW);
        addUserOfProvider(other);
        accounts().putPassword(other.id(), newId(), "first", NOW);
        assertThat(accounts().findCredential(other.id())).contains(new Credential(other, "first"));
        assertThat(accounts().replacePassword(other.id(), "first", "second", NOW))
                .isTrue();
    }

    private User found(User user) {
        return accounts().findCredential(user.id()).orElseThrow().user();
    }

    private static User changed(User user, String name, @Nullable String image, Instant now) {
        return new User(user.id(), name, user.email(), user.emailVerified(), image, user.createdAt(), now);
    }

    private Insertion insert(User user) {
        return accounts().insert(user, newId(), HASH);
    }

    private User newUser(String name, @Nullable String image, boolean verified) {
        return new User(new UserId(newId()), name, email, verified, image, NOW, NOW.plusMillis(1));
    }

    private static String newId() {
        return unique().replace("-", "");
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
