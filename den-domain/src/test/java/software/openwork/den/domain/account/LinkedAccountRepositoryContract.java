package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.AccountRepository.Insertion;
import software.openwork.den.domain.account.LinkedAccountRepository.Owned;
import software.openwork.den.domain.secret.Secret;

/** What every {@link LinkedAccountRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class LinkedAccountRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final Instant LATER = NOW.plusMillis(61_001);
    private static final AccountTokens TOKENS = new AccountTokens(
            Secret.of("gho_1"),
            Secret.of("ghr_1"),
            Secret.of("a.b." + "c".repeat(16_000)),
            NOW.plusSeconds(3600),
            NOW.plusSeconds(86_400),
            List.of("read:user", "user:email"));

    private final String email = unique() + "@example.com";
    private final User user = new User(new UserId(unique()), "Ada 🦊", email, true, null, NOW, NOW);

    protected abstract LinkedAccountRepository linked();

    protected abstract AccountRepository accounts();

    protected abstract <T> T inTransaction(Supplier<T> work);

    @Test
    void shouldFindAnAccountAndItsOwner() {
        addUser();
        LinkedAccount account = insert(account("github", unique(), TOKENS, NOW));

        assertThat(linked().find("github", account.accountId())).contains(new Owned(account, user));
        assertThat(linked().list(user.id())).containsExactly(account);
        assertThat(accounts().findCredential(email)).contains(new AccountRepository.Credential(user, null));
    }

    @Test
    void shouldKeepAnAccountOfWhichLittleIsKnown() {
        addUser();
        LinkedAccount account = insert(account("google", unique(), AccountTokens.NONE, NOW));

        assertThat(linked().list(user.id())).containsExactly(account);
    }

    @Test
    void shouldCompareIdentifiersExactly() {
        addUser();
        LinkedAccount account = insert(account("github", "Abc" + unique(), TOKENS, NOW));

        assertThat(linked().find("google", account.accountId())).isEmpty();
        assertThat(linked().find("GITHUB", account.accountId())).isEmpty();
        assertThat(linked().find("github", account.accountId().toLowerCase(Locale.ROOT)))
                .isEmpty();
        assertThat(linked().find("github", account.accountId() + " ")).isEmpty();
        assertThat(linked().find("github", "🦊' OR 1=1 -- ")).isEmpty();
        assertThat(linked().list(new UserId(unique()))).isEmpty();
    }

    @Test
    void shouldNotFindAnAccountWithoutOwner() {
        LinkedAccount orphan = insert(account("github", unique(), TOKENS, NOW));

        assertThat(linked().find("github", orphan.accountId())).isEmpty();
    }

    @Test
    void shouldTakeTheOldestOfSeveral() {
        addUser();
        String same = unique();
        insert(account("github", same, AccountTokens.NONE, LATER));
        LinkedAccount oldest = insert(account("github", same, TOKENS, NOW));

        assertThat(linked().find("github", same).map(Owned::account)).contains(oldest);
    }

    @Test
    void shouldListThePasswordTooOldestFirst() {
        String passwordId = unique();
        accounts().insert(user, passwordId, "hash");
        LinkedAccount github = insert(account("github", unique(), TOKENS, LATER));

        assertThat(linked().list(user.id()))
                .containsExactly(
                        new LinkedAccount(
                                passwordId,
                                user.id(),
                                LinkedAccount.PASSWORD,
                                user.id().value(),
                                AccountTokens.NONE,
                                NOW,
                                NOW),
                        github);
    }

    @Test
    void shouldReplaceTokens() {
        addUser();
        LinkedAccount account = insert(account("github", unique(), TOKENS, NOW));
        LinkedAccount other = insert(account("google", unique(), TOKENS, LATER));
        AccountTokens newer = new AccountTokens(Secret.of("gho_2"), null, null, null, null, List.of("gist"));

        linked().updateTokens(account.id(), newer, LATER);
        linked().updateTokens(account.id(), newer, LATER);
        linked().updateTokens(unique(), newer, LATER);

        assertThat(linked().list(user.id()))
                .containsExactly(
                        new LinkedAccount(account.id(), user.id(), "github", account.accountId(), newer, NOW, LATER),
                        other);
    }

    @Test
    void shouldRefuseAnIdentifierTwice() {
        LinkedAccount account = insert(account("github", unique(), TOKENS, NOW));

        assertThatThrownBy(() -> insert(account)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void shouldRemoveOneAccount() {
        addUser();
        LinkedAccount gone = insert(account("github", unique(), TOKENS, NOW));
        LinkedAccount stays = insert(account("google", unique(), TOKENS, NOW));

        linked().delete(gone.id());
        linked().delete(gone.id());

        assertThat(linked().list(user.id())).containsExactly(stays);
    }

    @Test
    void shouldRemoveThePassword() {
        String passwordId = unique();
        accounts().insert(user, passwordId, "hash");

        linked().delete(passwordId);

        assertThat(accounts().findCredential(email)).contains(new AccountRepository.Credential(user, null));
    }

    @Test
    void shouldRemoveAllAccountsOfAUser() {
        accounts().insert(user, unique(), "hash");
        insert(account("github", unique(), TOKENS, NOW));
        LinkedAccount ofOther =
                insert(new LinkedAccount(unique(), new UserId(unique()), "github", unique(), TOKENS, NOW, NOW));

        linked().deleteAll(user.id());
        linked().deleteAll(user.id());

        assertThat(linked().list(user.id())).isEmpty();
        assertThat(accounts().findCredential(email)).contains(new AccountRepository.Credential(user, null));
        assertThat(linked().list(ofOther.userId())).containsExactly(ofOther);
    }

    @Test
    void shouldRefuseAnAddressThatIsTaken() {
        assertThat(linked().insertUser(user)).isEqualTo(Insertion.INSERTED);

        User second = new User(new UserId(unique()), "Second", email, false, null, NOW, NOW);
        assertThat(linked().insertUser(second)).isEqualTo(Insertion.EMAIL_TAKEN);

        assertThat(accounts().findCredential(email)).contains(new AccountRepository.Credential(user, null));
    }

    @Test
    void shouldLetOneOfManyHaveAnAddress() {
        List<Insertion> insertions = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> inTransaction(() ->
                        linked().insertUser(new User(new UserId(unique()), "U" + i, email, true, null, NOW, NOW))))
                .toList();

        assertThat(insertions).containsOnlyOnce(Insertion.INSERTED);
    }

    @Test
    void shouldChangeAUserButNotTheAddress() {
        addUser();
        User changed =
                new User(user.id(), "Ada L.", "other@example.com", false, "https://img.example/ada", LATER, LATER);

        linked().updateUser(changed);

        User expected = new User(user.id(), "Ada L.", email, false, "https://img.example/ada", NOW, LATER);
        assertThat(accounts().findCredential(email)).contains(new AccountRepository.Credential(expected, null));
    }

    private void addUser() {
        linked().insertUser(user);
    }

    private LinkedAccount insert(LinkedAccount account) {
        linked().insert(account);
        return account;
    }

    private LinkedAccount account(String provider, String accountId, AccountTokens tokens, Instant at) {
        return new LinkedAccount(unique(), user.id(), provider, accountId, tokens, at, at);
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
