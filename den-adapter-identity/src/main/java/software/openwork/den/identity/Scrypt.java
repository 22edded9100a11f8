package software.openwork.den.identity;

/** The key derivation of RFC 7914. Any number of threads may use one at once. */
interface Scrypt {

    /**
     * Derives a key, which takes {@code 128 * N * r} bytes of memory and a processor until it is there.
     *
     * @param password any bytes, also none
     * @param salt any bytes, also none
     * @param length of the key in bytes, at least one
     * @return the key, the same from every implementation
     * @throws RuntimeException when it cannot be derived, for want of memory above all
     */
    byte[] key(byte[] password, byte[] salt, Cost cost, int length);

    /** Whether the memory is taken from the Java heap, where it is garbage afterwards. */
    boolean fillsHeap();

    /** What the RFC calls N (a power of two), r and p. */
    record Cost(int n, int r, int p) {}
}
