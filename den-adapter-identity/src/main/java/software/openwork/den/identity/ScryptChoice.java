package software.openwork.den.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What computes the hashes on this machine: OpenSSL where it can be loaded and is right, else Bouncy Castle. */
final class ScryptChoice {

    private static final Logger LOG = LoggerFactory.getLogger(ScryptChoice.class);

    /** The first of RFC 7914, section 12, that has a password. */
    private static final byte[] KNOWN = HexFormat.of()
            .parseHex("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                    + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");

    private static final Scrypt.Cost KNOWN_COST = new Scrypt.Cost(1024, 8, 16);

    private ScryptChoice() {}

    /** Takes as long as loading libraries does: a tenth of a second and more. */
    static Scrypt forThisMachine() {
        return choose(() -> OpenSslScrypt.load(OpenSslScrypt.LIBRARY), new BouncyCastleScrypt());
    }

    /** What is offered, backed by the other, if it is there and reproduces a published key; else the other. */
    static Scrypt choose(Supplier<? extends Scrypt> offered, Scrypt other) {
        try {
            Scrypt scrypt = offered.get();
            requireKnownKey(scrypt);
            LOG.info("passwords are hashed by {}", scrypt);
            return new BackedScrypt(scrypt, other);
        } catch (RuntimeException | Error e) {
            // JNA fails in many ways, with a plain Error among them; its messages have many lines.
            String reason = e.toString().lines().findFirst().orElse("");
            LOG.info("passwords are hashed by {}, as nothing else can be used: {}", other, reason);
            return other;
        }
    }

    private static void requireKnownKey(Scrypt scrypt) {
        byte[] key = scrypt.key("password".getBytes(US_ASCII), "NaCl".getBytes(US_ASCII), KNOWN_COST, KNOWN.length);
        if (!Arrays.equals(key, KNOWN)) {
            throw new IllegalStateException(scrypt + " derives wrong keys");
        }
    }
}
