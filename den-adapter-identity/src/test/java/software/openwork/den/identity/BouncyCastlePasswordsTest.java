package software.openwork.den.identity;

import org.junit.jupiter.api.AfterAll;
import software.openwork.den.domain.account.PasswordHasher;

/** All the same on a machine that has nothing else. */
class BouncyCastlePasswordsTest extends ScryptPasswordsTest {

    private static final Scrypt SCRYPT = new BouncyCastleScrypt();
    private static final IdentityAdapter PLAIN = new IdentityAdapter(queue(() -> SCRYPT, new HashLimits(2, 8)));

    @AfterAll
    static void closePlain() {
        PLAIN.close();
    }

    @Override
    public PasswordHasher hasher() {
        return PLAIN.passwords();
    }

    @Override
    Scrypt scrypt() {
        return SCRYPT;
    }
}
