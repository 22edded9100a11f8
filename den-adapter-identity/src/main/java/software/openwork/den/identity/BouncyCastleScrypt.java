package software.openwork.den.identity;

import org.bouncycastle.crypto.generators.SCrypt;

/** In Java alone, on every machine. */
final class BouncyCastleScrypt implements Scrypt {

    @Override
    public byte[] key(byte[] password, byte[] salt, Cost cost, int length) {
        return SCrypt.generate(password, salt, cost.n(), cost.r(), cost.p(), length);
    }

    @Override
    public boolean fillsHeap() {
        return true;
    }

    @Override
    public String toString() {
        return "Bouncy Castle";
    }
}
