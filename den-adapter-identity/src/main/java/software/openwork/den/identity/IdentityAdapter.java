package software.openwork.den.identity;

import java.security.SecureRandom;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Passwords and random identifiers. Nothing is loaded and no thread started before the first password. */
public final class IdentityAdapter implements AutoCloseable {

    private final ScryptQueue queue;
    private final PasswordHasher passwords;
    private final TokenSource tokens;

    IdentityAdapter(ScryptQueue queue) {
        this.queue = queue;
        SecureRandom random = new SecureRandom();
        passwords = new ScryptPasswords(queue, random);
        tokens = new RandomTokens(random);
    }

    /**
     * Makes the adapter. It hashes on as many processors as this machine and its memory allow.
     *
     * @return the adapter, to be closed
     */
    public static IdentityAdapter create() {
        return new IdentityAdapter(new ScryptQueue(ScryptChoice::forThisMachine, HashLimits::forThisMachine));
    }

    /**
     * Hashes as the replaced service stores them.
     *
     * @return the hasher, busy for ever once this is closed
     */
    public PasswordHasher passwords() {
        return passwords;
    }

    /**
     * Identifiers and tokens of the operating system's randomness.
     *
     * @return the source
     */
    public TokenSource tokens() {
        return tokens;
    }

    /**
     * Tokens that prove an address.
     *
     * @param secret what they are signed with, 32 bytes or more
     * @return their maker and reader
     */
    public static EmailTokens emailTokens(Secret secret) {
        return new SignedEmailTokens(secret);
    }

    /** Turns away whoever waits for a hash; those being computed end by themselves. */
    @Override
    public void close() {
        queue.close();
    }
}
