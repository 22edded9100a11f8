package software.openwork.den.identity;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.Set;

/**
 * The one of the system's OpenSSL: quicker than Java, and in memory that goes back to the system with every key. On
 * 64-bit Linux alone, where {@code size_t} and {@code uint64_t} are a Java {@code long} and the library has this name.
 */
final class OpenSslScrypt implements Scrypt {

    /** The number promises the functions of OpenSSL 3 as they are called here. */
    static final String LIBRARY = "libcrypto.so.3";

    private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64");

    private static final int SUCCESS = 1;

    /** What it takes beside the table of N blocks. */
    private static final long SLACK = 1L << 20;

    /**
     * {@code int EVP_PBE_scrypt(const char *pass, size_t passlen, const unsigned char *salt, size_t saltlen, uint64_t
     * N, uint64_t r, uint64_t p, uint64_t maxmem, unsigned char *key, size_t keylen)}.
     */
    private final Function derive;

    private OpenSslScrypt(Function derive) {
        this.derive = derive;
    }

    /**
     * Loads the library.
     *
     * @throws RuntimeException on a machine of another kind
     * @throws Error when the library, the function in it or JNA's own native part is missing
     */
    static OpenSslScrypt load(String library) {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        if (!"Linux".equals(system) || !PROCESSORS.contains(processor)) {
            throw new UnsupportedOperationException("not used on " + system + " " + processor);
        }
        return new OpenSslScrypt(NativeLibrary.getInstance(library).getFunction("EVP_PBE_scrypt"));
    }

    @Override
    public byte[] key(byte[] password, byte[] salt, Cost cost, int length) {
        byte[] key = new byte[length];
        long n = cost.n();
        long r = cost.r();
        long p = cost.p();
        Object[] arguments = {
            password,
            (long) password.length,
            salt,
            (long) salt.length,
            n,
            r,
            p,
            128 * n * r * p + SLACK,
            key,
            (long) length
        };
        if (derive.invokeInt(arguments) != SUCCESS) {
            throw new IllegalStateException("OpenSSL did not derive a key");
        }
        return key;
    }

    @Override
    public boolean fillsHeap() {
        return false;
    }

    @Override
    public String toString() {
        return "OpenSSL";
    }
}
