package software.openwork.den.app.config;

import java.util.List;
import java.util.regex.Pattern;

/** Networks as text: an address, or an address and the length of its prefix. */
final class Networks {

    /** Loopback, link-local and private ranges. */
    static final List<String> PRIVATE = List.of(
            "127.0.0.0/8",
            "::1/128",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "fc00::/7",
            "fe80::/10");

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 =
            Pattern.compile("(" + BYTE + "\\.){3}" + BYTE + "(/(3[0-2]|[12]?[0-9]))?");
    private static final Pattern V6_PREFIX = Pattern.compile("(12[0-8]|1[01][0-9]|[1-9]?[0-9])");

    private Networks() {}

    static boolean isNetwork(String text) {
        return V4.matcher(text).matches() || isV6(text);
    }

    private static boolean isV6(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return (slash < 0 || V6_PREFIX.matcher(text.substring(slash + 1)).matches())
                && address.matches("[0-9A-Fa-f:]{2,39}")
                && hasEightGroups(address);
    }

    private static boolean hasEightGroups(String address) {
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        for (String part : gap < 0 ? new String[] {address} : address.split("::", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            for (String group : part.split(":", -1)) {
                if (group.isEmpty() || group.length() > 4) {
                    return false;
                }
                groups++;
            }
        }
        return gap < 0 ? groups == 8 : groups <= 7;
    }
}
