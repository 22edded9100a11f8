package software.openwork.den.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

final class RandomTokens implements TokenSource {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    private final SecureRandom random;

    RandomTokens(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String accountId() {
        return letters();
    }

    @Override
    public String uuid() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Secret sessionToken() {
        return Secret.of(letters());
    }

    @Override
    public Secret workerToken() {
        return Secret.of(HexFormat.of().formatHex(bytes(32)));
    }

    /** Six bits a letter, and those that stand for none are skipped: a remainder would favour some letters. */
    private String letters() {
        StringBuilder letters = new StringBuilder(LENGTH);
        while (letters.length() < LENGTH) {
            for (byte bits : bytes(48)) {
                int letter = bits & 63;
                if (letter < LETTERS.length() && letters.length() < LENGTH) {
                    letters.append(LETTERS.charAt(letter));
                }
            }
        }
        return letters.toString();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
