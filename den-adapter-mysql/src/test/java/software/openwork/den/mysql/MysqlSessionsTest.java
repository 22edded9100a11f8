package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SessionRepositoryContract;
import software.openwork.den.domain.account.UserId;

class MysqlSessionsTest extends SessionRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected SessionRepository sessions() {
        return DATABASE.adapter().sessions();
    }

    @Override
    protected AccountRepository accounts() {
        return DATABASE.adapter().accounts();
    }

    @Override
    protected void removeUser(UserId user) {
        DATABASE.rows().execute("DELETE FROM `user` WHERE id = ?", user.value());
    }
}
