package software.openwork.den.gate.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Networks whose word about clients counts.
 *
 * @param networks may be empty: then nobody's
 */
public record Networks(List<Network> networks) {

    private static final String PRIVATE = "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,"
            + "100.64.0.0/10,::1/128,fc00::/7,fe80::/10";

    /** Copies the list. */
    public Networks {
        networks = List.copyOf(networks);
    }

    /** Addresses that begin alike. */
    public record Network(Address address, int bits) {}

    /**
     * Reads the setting.
     *
     * @param text {@code private}, {@code none}, or a comma list of addresses and networks
     * @return the networks, or nothing when a part cannot be read
     */
    public static Optional<Networks> of(String text) {
        List<Network> networks = new ArrayList<>();
        String list = text.equalsIgnoreCase("private") ? PRIVATE : text.equalsIgnoreCase("none") ? "" : text;
        for (String part : list.split(",", -1)) {
            if (!part.isBlank()) {
                Optional<Network> network = network(part.strip());
                if (network.isEmpty()) {
                    return Optional.empty();
                }
                networks.add(network.get());
            }
        }
        return Optional.of(new Networks(networks));
    }

    private static Optional<Network> network(String text) {
        int slash = text.indexOf('/');
        return Address.parse(slash < 0 ? text : text.substring(0, slash)).flatMap(address -> {
            String bits = slash < 0 ? Integer.toString(address.bits()) : text.substring(slash + 1);
            return bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= address.bits()
                    ? Optional.of(new Network(address, Integer.parseInt(bits)))
                    : Optional.empty();
        });
    }

    /** Whether one of them holds the address. */
    public boolean contain(Address address) {
        for (Network network : networks) {
            if (network.address().startsLike(address, network.bits())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where a request comes from: the right-most hop that is none of these networks.
     *
     * @param peer the other end of the connection
     * @param forwarded values of all {@code X-Forwarded-For} headers, in order
     * @return the peer itself where it is not believed, or tells nothing that can be read
     */
    public Address client(Address peer, List<String> forwarded) {
        if (forwarded.isEmpty() || !contain(peer)) {
            return peer;
        }
        Address client = peer;
        String[] hops = String.join(",", forwarded).split(",", -1);
        for (int i = hops.length - 1; i >= 0; i--) {
            Optional<Address> hop = Address.parse(hops[i]);
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
            if (!contain(client)) {
                return client;
            }
        }
        return client;
    }
}
