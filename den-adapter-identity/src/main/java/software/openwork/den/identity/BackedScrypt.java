package software.openwork.den.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One that another stands in for, key by key, when it fails. */
record BackedScrypt(Scrypt first, Scrypt other) implements Scrypt {

    private static final Logger LOG = LoggerFactory.getLogger(BackedScrypt.class);

    @Override
    public byte[] key(byte[] password, byte[] salt, Cost cost, int length) {
        try {
            return first.key(password, salt, cost, length);
        } catch (RuntimeException e) {
            LOG.warn("a password is hashed by {}: {}", other, e.getMessage());
            return other.key(password, salt, cost, length);
        }
    }

    @Override
    public boolean fillsHeap() {
        return first.fillsHeap();
    }
}
