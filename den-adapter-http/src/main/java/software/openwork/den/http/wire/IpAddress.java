package software.openwork.den.http.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads address literals, never names: nothing here asks the DNS. */
final class IpAddress {

    private static final int V4_LONGEST = 15;
    private static final int V6_LONGEST = 45;

    private IpAddress() {}

    /** Four or sixteen bytes; an IPv4 address mapped into IPv6 gives four. */
    static Optional<byte[]> parse(String text) {
        if (text.indexOf(':') < 0) {
            return v4(text);
        }
        if (text.length() > V6_LONGEST || !text.chars().allMatch(c -> c == ':' || c == '.' || Ascii.isHex(c))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException invalid) {
            return Optional.empty();
        }
    }

    /** As stored with sessions: IPv4 dotted; IPv6 in full, cut to the network of 64 bits. */
    static String show(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + "." + (address[3] & 255);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 16; i += 2) {
            int group = i < 8 ? ((address[i] & 255) << 8) | (address[i + 1] & 255) : 0;
            text.append(i == 0 ? "" : ":").append(String.format("%04x", group));
        }
        return text.toString();
    }

    /** Whether it is this machine's own. */
    static boolean isLoopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            return false;
        }
    }

    private static Optional<byte[]> v4(String text) {
        if (text.length() > V4_LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", -1);
        byte[] address = new byte[4];
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (int i = 0; i < 4; i++) {
            String part = parts[i];
            boolean octal = part.length() > 1 && part.startsWith("0");
            int value = octal ? 256 : number(part);
            if (value > 255) {
                return Optional.empty();
            }
            address[i] = (byte) value;
        }
        return Optional.of(address);
    }

    /** A loop, as it runs for every request. Above 255 when it is none. */
    private static int number(String part) {
        if (part.isEmpty() || part.length() > 3) {
            return 256;
        }
        int value = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (!Ascii.isDigit(c)) {
                return 256;
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }
}
