package software.openwork.den.gate.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address of the internet: four or sixteen bytes. Read from literals only; nothing here asks the DNS. */
public final class Address {

    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads one. Brackets, a port after an IPv4 address or after brackets, and a zone are dropped.
     *
     * @param text the literal
     * @return the address; an IPv4 address within IPv6 counts as IPv4
     */
    public static Optional<Address> parse(String text) {
        String bare = bare(text.strip());
        boolean literal = bare.indexOf(':') < 0
                ? V4.matcher(bare).matches()
                : V6.matcher(bare).matches();
        if (!literal) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(InetAddress.getByName(bare).getAddress()));
        } catch (UnknownHostException invalid) {
            return Optional.empty();
        }
    }

    private static String bare(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? "" : withoutZone(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : withoutZone(text);
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** The network that one subscriber usually has: all of an IPv4 address, the first 64 bits of an IPv6 one. */
    public Address subscriber() {
        return bytes.length == 4 ? this : new Address(Arrays.copyOf(Arrays.copyOf(bytes, 8), 16));
    }

    int bits() {
        return bytes.length * 8;
    }

    boolean startsLike(Address other, int count) {
        if (other.bytes.length != bytes.length) {
            return false;
        }
        for (int bit = 0; bit < count; bit += 8) {
            int mask = count - bit >= 8 ? 255 : 255 << (8 - (count - bit)) & 255;
            if (((bytes[bit / 8] ^ other.bytes[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The literal, in the JDK's writing. */
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
