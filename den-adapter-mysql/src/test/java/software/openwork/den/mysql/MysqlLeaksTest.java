package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.domain.sweep.LeakRepositoryContract;

class MysqlLeaksTest extends LeakRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @BeforeAll
    static void shouldKnowOfNothingAtFirst() {
        assertThat(DATABASE.adapter().leaks().latest()).isEmpty();
    }

    @Override
    protected LeakRepository leaks() {
        return DATABASE.adapter().leaks();
    }
}
