package software.openwork.den.application.account;

import java.util.List;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.UserId;

/** The ways in that a user has. */
public final class ListAccounts {

    private final LinkedAccountRepository accounts;

    public ListAccounts(LinkedAccountRepository accounts) {
        this.accounts = accounts;
    }

    /**
     * Lists.
     *
     * @param user whose
     * @return oldest first, the password included
     */
    public List<LinkedAccount> handle(UserId user) {
        return accounts.list(user);
    }
}
