package software.openwork.den.http.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads bodies: every one is bounded in size and time, whatever its type, and before anything else is looked at. */
public final class BodyReader {

    /** Most bytes of a body, as it came and inflated. */
    public static final int MOST = 102_400;

    /**
     * The same of a form under {@code /api/auth}, which pages may send by themselves: the replaced service bounded those not at all, and its
     * recorded exchanges hold one of 200 kB.
     */
    public static final int MOST_OF_A_FORM = 262_144;

    /** What a vendor tells can be longer than what people ask: a whole product comes with each subscription. */
    private static final int MOST_RAW = 1_048_576;

    /** So much of an oversized body is read on and dropped: most senders look for an answer only after the last byte. */
    private static final int DRAINED = 64 * 1024 * 1024;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private static final Body NONE = new Body.None();

    private BodyReader() {}

    /**
     * Reads the body of a request.
     *
     * @param mostOfAForm most bytes of a form
     */
    public static Body read(HttpServletRequest request, int mostOfAForm) throws IOException {
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        long announced = request.getContentLengthLong();
        if (!chunked && announced < 0) {
            return NONE;
        }
        // Not getContentType(), which breaks on a charset that Java does not know.
        String type = request.getHeader("Content-Type");
        String essence = type == null ? "" : MediaType.essence(type);
        boolean json = essence.equals(MediaType.JSON);
        int most = essence.equals(MediaType.FORM) ? mostOfAForm : MOST;
        if (announced > most) {
            // A client that waits to be told to go on is told not to.
            if (request.getHeader("Expect") == null) {
                drain(request.getInputStream());
            }
            return Body.NotUnderstood.TOO_LARGE;
        }
        InputStream in = request.getInputStream();
        byte[] raw;
        try {
            raw = bounded(in, most);
        } catch (SlowBodyException slow) {
            return Body.NotUnderstood.TOO_SLOW;
        }
        if (raw.length > most) {
            drain(in);
            return Body.NotUnderstood.TOO_LARGE;
        }
        if (type == null || (raw.length == 0 && !json)) {
            return NONE;
        }
        Optional<String> charset = MediaType.charset(type);
        if (json && charset.isPresent() && !TextDecoder.knows(charset.get())) {
            return Body.NotUnderstood.CHARSET;
        }
        return switch (decoded(raw, request.getHeader("Content-Encoding"), most)) {
            case Unread unread -> unread.why();
            case Bytes plain when json -> json(TextDecoder.decode(plain.bytes(), charset.orElse("utf-8")));
            case Bytes plain -> new Body.Other(type, new String(plain.bytes(), StandardCharsets.UTF_8));
        };
    }

    private static RawBody decoded(byte[] raw, @Nullable String encoding, int most) throws IOException {
        if (encoding == null || raw.length == 0) {
            return new Bytes(raw);
        }
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> new Bytes(raw);
            case "gzip", "deflate" -> {
                try {
                    byte[] plain = inflate(raw, encoding, most);
                    yield plain.length > most ? new Unread(Body.NotUnderstood.TOO_LARGE) : new Bytes(plain);
                } catch (ZipException | EOFException broken) {
                    yield new Unread(Body.NotUnderstood.BROKEN);
                }
            }
            default -> new Unread(Body.NotUnderstood.ENCODING);
        };
    }

    /** Answer of {@link #readRaw}. */
    public sealed interface RawBody {}

    /** The body, byte for byte. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Bytes(byte[] bytes) implements RawBody {}

    /** Why there is none. */
    public record Unread(Body.NotUnderstood why) implements RawBody {}

    /** Reads a body of any type as it came, within the usual bounds. */
    public static RawBody readRaw(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        try {
            byte[] raw = bounded(in, MOST_RAW);
            if (raw.length > MOST_RAW) {
                drain(in);
                return new Unread(Body.NotUnderstood.TOO_LARGE);
            }
            return new Bytes(raw);
        } catch (SlowBodyException slow) {
            return new Unread(Body.NotUnderstood.TOO_SLOW);
        }
    }

    private static Body json(String text) {
        if (text.isEmpty()) {
            return Json.parse("{}")
                    .<Body>map(empty -> new Body.JsonBody(empty, "{}"))
                    .orElse(NONE);
        }
        return Json.parse(text)
                .filter(node -> node.isObject() || node.isArray())
                .<Body>map(node -> new Body.JsonBody(node, text))
                .orElse(Body.NotUnderstood.MALFORMED);
    }

    private static byte[] inflate(byte[] raw, String encoding, int most) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(raw);
        try (InputStream inflated =
                encoding.equalsIgnoreCase("gzip") ? new GZIPInputStream(in) : new InflaterInputStream(in)) {
            return inflated.readNBytes(most + 1);
        }
    }

    /** Reads to the end, but not more than one byte too many. */
    private static byte[] bounded(InputStream in, int most) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream all = new ByteArrayOutputStream(1024);
        byte[] buffer = new byte[8192];
        while (all.size() <= most) {
            int read = in.read(buffer, 0, Math.min(buffer.length, most + 1 - all.size()));
            if (read < 0) {
                break;
            }
            if (System.nanoTime() - start > PATIENCE) {
                throw new SlowBodyException();
            }
            all.write(buffer, 0, read);
        }
        return all.toByteArray();
    }

    private static void drain(InputStream in) throws IOException {
        long start = System.nanoTime();
        byte[] buffer = new byte[16_384];
        int dropped = 0;
        while (dropped < DRAINED && System.nanoTime() - start < PATIENCE) {
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            dropped += read;
        }
    }

    private static final class SlowBodyException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
