package software.openwork.den.http.wire;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The networks whose word about a client's address counts.
 *
 * @param networks may be empty: then nobody's
 */
public record TrustedProxies(List<Network> networks) {

    /** Nobody is trusted: the address of the socket counts. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** Loopback, link-local, private and shared address space. */
    public static final TrustedProxies PRIVATE = of(
            "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,100.64.0.0/10,::1/128,fc00::/7,fe80::/10");

    /** Copies the list. */
    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * An address range.
     *
     * @param address 4 or 16 bytes in hexadecimal
     * @param bits how many of its bits count
     */
    public record Network(String address, int bits) {

        boolean contains(byte[] other) {
            if (other.length * 2 != address.length()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 255 : 255 << (8 - (bits - bit)) & 255;
                int mine = Integer.parseInt(address, bit / 4, bit / 4 + 2, 16);
                if (((mine ^ other[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads the setting: {@code private}, {@code none}, or a comma list of addresses and networks.
     *
     * @param text the setting
     * @return the networks
     * @throws IllegalArgumentException with the part that cannot be read
     */
    public static TrustedProxies of(String text) {
        return switch (text.strip()) {
            case "private" -> PRIVATE;
            case "none" -> NONE;
            default -> {
                List<Network> networks = new ArrayList<>();
                for (String part : text.split(",", -1)) {
                    if (!part.isBlank()) {
                        networks.add(network(part.strip()));
                    }
                }
                yield new TrustedProxies(networks);
            }
        };
    }

    boolean trusts(byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("not an address or network: " + text));
        int most = address.length * 8;
        String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
            throw new IllegalArgumentException("not an address or network: " + text);
        }
        return new Network(HexFormat.of().formatHex(address), Integer.parseInt(bits));
    }
}
