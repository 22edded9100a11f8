package software.openwork.den.domain.account;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryMailedTokensTest extends MailedTokenRepositoryContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected MailedTokenRepository tokens() {
        return new InMemoryMailedTokens(database);
    }

    @Override
    protected PasswordResetRepository passwordResets() {
        return new InMemoryPasswordResets(database);
    }

    @Override
    protected void addUser(UserId id) {
        // Nothing here is kept of users.
    }
}
