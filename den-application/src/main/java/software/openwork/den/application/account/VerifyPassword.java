package software.openwork.den.application.account;

import java.time.Duration;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;

/** Tells somebody who is signed in whether they know the password. Wrong ones count towards the lock-out. */
public final class VerifyPassword {

    private final AccountRepository accounts;
    private final PasswordCheck passwords;

    public VerifyPassword(AccountRepository accounts, PasswordCheck passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /**
     * Verifies.
     *
     * @param caller whose password
     * @param password what was typed
     * @return the verdict
     */
    public Result handle(SignedIn caller, Secret password) {
        User user = caller.user();
        String hash = accounts.findCredential(user.id())
                .map(AccountRepository.Credential::passwordHash)
                .orElse(null);
        return switch (passwords.check(user.email(), password, hash)) {
            case PasswordCheck.Refused refused -> new TooManyTries(refused.retryAfter());
            case PasswordCheck.Wrong wrong -> new Invalid();
            case PasswordCheck.Right right -> new Valid();
        };
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /** It is the password. */
    public record Valid() implements Result {}

    /** It is not, or there is none. */
    public record Invalid() implements Result {}

    /**
     * The account is locked for the time being, or too many passwords wait to be compared.
     *
     * @param retryAfter how long to wait
     */
    public record TooManyTries(Duration retryAfter) implements Result {}
}
