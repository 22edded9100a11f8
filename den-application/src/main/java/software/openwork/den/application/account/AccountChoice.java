package software.openwork.den.application.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.LinkedAccount;

/** Which of a user's accounts a client means. Clients of two versions of Better Auth say it in two ways. */
public sealed interface AccountChoice {

    /** The first of the accounts, oldest first, that is meant. */
    Optional<LinkedAccount> among(List<LinkedAccount> accounts);

    /**
     * As version 1.7 says it.
     *
     * @param id of the account's row, any text
     */
    record ById(String id) implements AccountChoice {
        @Override
        public Optional<LinkedAccount> among(List<LinkedAccount> accounts) {
            return accounts.stream().filter(account -> account.id().equals(id)).findFirst();
        }
    }

    /**
     * Where it is not clear which version the client has.
     *
     * @param choices tried in this order
     */
    record FirstOf(List<AccountChoice> choices) implements AccountChoice {
        /** Copies the list. */
        public FirstOf {
            choices = List.copyOf(choices);
        }

        @Override
        public Optional<LinkedAccount> among(List<LinkedAccount> accounts) {
            return choices.stream()
                    .flatMap(choice -> choice.among(accounts).stream())
                    .findFirst();
        }
    }

    /**
     * As version 1.4 says it.
     *
     * @param providerId of the provider, any text
     * @param accountId identifier at the provider, any text; null: any of the provider's
     */
    record ByProvider(String providerId, @Nullable String accountId) implements AccountChoice {
        @Override
        public Optional<LinkedAccount> among(List<LinkedAccount> accounts) {
            return accounts.stream()
                    .filter(account -> account.providerId().equals(providerId))
                    .filter(account -> accountId == null || account.accountId().equals(accountId))
                    .findFirst();
        }
    }
}
