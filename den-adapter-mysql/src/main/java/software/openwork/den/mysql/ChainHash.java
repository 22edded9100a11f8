package software.openwork.den.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditRecords;

/** SHA-256 over the hash before and everything that an entry says, each part with its length. */
final class ChainHash {

    /** What the first entry of a chain follows. */
    static final String NONE = "0".repeat(64);

    private final MessageDigest digest;

    ChainHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String of(String before, AuditRecords.Numbered numbered) {
        AuditEntry entry = numbered.entry();
        ChainHash hash = new ChainHash()
                .add(before)
                .add(Long.toString(numbered.number()))
                .add(Long.toString(entry.at().toEpochMilli()))
                .add(entry.actor() == null ? null : entry.actor().value())
                .add(entry.org() == null ? null : entry.org().value())
                .add(entry.action())
                .add(entry.target())
                .add(entry.caller().address())
                .add(entry.caller().userAgent())
                .add(entry.caller().requestId())
                .add(Integer.toString(entry.data().size()));
        for (Map.Entry<String, String> each : new TreeMap<>(entry.data()).entrySet()) {
            hash.add(each.getKey()).add(each.getValue());
        }
        return hash.hex();
    }

    /** A part; that it is missing counts, too. */
    ChainHash add(@Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(part == null ? -1 : bytes.length).array());
        digest.update(bytes);
        return this;
    }

    /** All of it; nothing can be added after that. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
