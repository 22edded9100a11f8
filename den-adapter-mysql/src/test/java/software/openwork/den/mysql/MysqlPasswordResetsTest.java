package software.openwork.den.mysql;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.PasswordResetRepositoryContract;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

class MysqlPasswordResetsTest extends PasswordResetRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected PasswordResetRepository resets() {
        return DATABASE.adapter().passwordResets();
    }

    @Override
    protected void add(Secret token, UserId user, Instant expiresAt) {
        DATABASE.rows()
                .execute(
                        "INSERT INTO verification (id, identifier, value, expires_at) VALUES (?, ?, ?, ?)",
                        UUID.randomUUID().toString(),
                        "reset-password:" + token.reveal(),
                        user.value(),
                        expiresAt);
    }
}
