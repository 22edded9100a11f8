package software.openwork.den.vercel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import software.openwork.den.vendor.Json;

/**
 * A record of the zone.
 *
 * @param id Vercel's identifier
 * @param name relative to the zone, lower case
 * @param type upper case
 * @param value as it is compared: lower case, no final dot
 */
record DnsRecord(String id, String name, String type, String value) {

    static final String ALIAS = "CNAME";

    /** Empty for anything that has no identifier. */
    static Optional<DnsRecord> read(JsonNode node) {
        return Json.text(node.path("id"))
                .or(() -> Json.text(node.path("uid")))
                .map(id -> new DnsRecord(
                        id,
                        compared(node.path("name").asText()),
                        node.path("type").asText().toUpperCase(Locale.ROOT),
                        compared(node.path("value").asText())));
    }

    /** Vercel shows names with a final dot, whatever it was given. */
    static String compared(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    boolean isAlias() {
        return type.equals(ALIAS);
    }
}
