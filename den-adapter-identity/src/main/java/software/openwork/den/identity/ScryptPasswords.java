package software.openwork.den.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.secret.Secret;

final class ScryptPasswords implements PasswordHasher {

    private final ScryptQueue queue;
    private final SecureRandom random;

    ScryptPasswords(ScryptQueue queue, SecureRandom random) {
        this.queue = queue;
        this.random = random;
    }

    @Override
    public Hashing hash(Secret password, BooleanSupplier wanted) {
        String salt = salt();
        return queue.<Hashing>compute(scrypt -> wanted.getAsBoolean()
                        ? new Hashed(ScryptHash.of(scrypt, password, salt).text())
                        : new Unwanted())
                .orElseGet(this::busy);
    }

    @Override
    public Verification verify(Secret password, @Nullable String stored) {
        Optional<ScryptHash> hash = ScryptHash.parse(stored);
        String salt = hash.map(ScryptHash::salt).orElseGet(this::salt);
        return queue.compute(scrypt -> ScryptHash.of(scrypt, password, salt))
                .<Verification>map(actual -> hash.filter(actual::sameAs).isPresent() ? new Matches() : new Differs())
                .orElseGet(this::busy);
    }

    private Busy busy() {
        return new Busy(queue.backlog());
    }

    private String salt() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
