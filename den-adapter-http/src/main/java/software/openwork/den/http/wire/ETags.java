package software.openwork.den.http.wire;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Entity tags, and whether a client has the entity already. */
public final class ETags {

    private ETags() {}

    /** A tag of these bytes. Two checksums that processors compute by themselves are enough to notice a change. */
    public static String of(byte[] bytes) {
        CRC32 one = new CRC32();
        one.update(bytes);
        CRC32C other = new CRC32C();
        other.update(bytes);
        return '"'
                + Integer.toHexString(bytes.length)
                + '-'
                + Long.toHexString(one.getValue() << 32 | other.getValue())
                + '"';
    }

    public static String weak(byte[] bytes) {
        return "W/" + of(bytes);
    }

    /** Whether {@code If-None-Match} names the tag, compared weakly. */
    public static boolean isKnown(@Nullable String ifNoneMatch, @Nullable String cacheControl, String tag) {
        if (ifNoneMatch == null || (cacheControl != null && cacheControl.contains("no-cache"))) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        String bare = strong(tag);
        for (String known : ifNoneMatch.split(",", -1)) {
            if (strong(known.strip()).equals(bare)) {
                return true;
            }
        }
        return false;
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
