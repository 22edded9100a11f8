package software.openwork.den.vercel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.vendor.Json;

/**
 * A record of the zone.
 *
 * @param id Vercel's identifier
 * @param name relative to the zone, lower case
 * @param type upper case
 * @param value as it is compared: lower case, no final dot
 * @param mark who says to have made it
 * @param createdAt when it was made, or null
 */
record DnsRecord(
        String id,
        String name,
        String type,
        String value,
        Mark mark,
        @Nullable Instant createdAt) {

    static final String ALIAS = "CNAME";

    /** Empty for anything that has no identifier. */
    static Optional<DnsRecord> read(JsonNode node) {
        return Json.text(node.path("id"))
                .or(() -> Json.text(node.path("uid")))
                .map(id -> new DnsRecord(
                        id,
                        compared(node.path("name").asText()),
                        node.path("type").asText().toUpperCase(Locale.ROOT),
                        compared(node.path("value").asText()),
                        Mark.ofComment(node.path("comment").asText()),
                        made(node)));
    }

    private static @Nullable Instant made(JsonNode node) {
        JsonNode at = node.path("createdAt").isNumber() ? node.path("createdAt") : node.path("created");
        return at.isNumber() ? Instant.ofEpochMilli(at.asLong()) : null;
    }

    /** Vercel shows names with a final dot, whatever it was given. */
    static String compared(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    boolean isAlias() {
        return type.equals(ALIAS);
    }
}
