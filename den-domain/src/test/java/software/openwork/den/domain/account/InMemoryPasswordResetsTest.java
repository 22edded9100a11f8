package software.openwork.den.domain.account;

import java.time.Instant;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.secret.Secret;

class InMemoryPasswordResetsTest extends PasswordResetRepositoryContract {

    private final InMemoryPasswordResets resets = new InMemoryPasswordResets(new InMemoryDatabase());

    @Override
    protected PasswordResetRepository resets() {
        return resets;
    }

    @Override
    protected void add(Secret token, UserId user, Instant expiresAt) {
        resets.add(token, user, expiresAt);
    }
}
