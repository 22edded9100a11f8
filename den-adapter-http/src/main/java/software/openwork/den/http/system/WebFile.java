package software.openwork.den.http.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.openwork.den.http.wire.ETags;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Reply;

/** A file of the web page. It may load nothing but what is served here, and nobody may frame it. */
final class WebFile {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "txt", "text/plain; charset=utf-8");

    /** Named, and not as what nobody wants. */
    private static final Pattern GZIP =
            Pattern.compile("(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$)))", Pattern.CASE_INSENSITIVE);

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

    private final String type;
    private final byte[] content;
    private final String tag;
    private final byte[] packed;
    private final String packedTag;

    WebFile(String name, byte[] content) {
        this.type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        this.content = content;
        this.tag = ETags.of(content);
        this.packed = pack(content);
        this.packedTag = ETags.of(packed);
    }

    /** Once, when the file is read: then what browsers get costs nothing more. */
    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    Reply serve(Exchange exchange) {
        boolean small = packed.length < content.length
                && exchange.header("Range") == null
                && takesGzip(exchange.header("Accept-Encoding"));
        return (small ? packed(exchange) : plain(exchange)).with("Vary", "Accept-Encoding");
    }

    private static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && GZIP.matcher(acceptEncoding).find();
    }

    private Reply packed(Exchange exchange) {
        return isKnown(exchange, packedTag)
                ? page(Reply.empty(304), packedTag)
                : page(Reply.of(200, type, packed), packedTag).with("Content-Encoding", "gzip");
    }

    private Reply plain(Exchange exchange) {
        Reply reply = isKnown(exchange, tag)
                ? Reply.empty(304)
                : part(exchange).orElseGet(() -> Reply.of(200, type, content));
        return page(reply, tag).with("Accept-Ranges", "bytes");
    }

    private static boolean isKnown(Exchange exchange, String tag) {
        return ETags.isKnown(exchange.header("If-None-Match"), exchange.header("Cache-Control"), tag);
    }

    private static Reply page(Reply reply, String tag) {
        return reply.with("ETag", tag)
                .with("Cache-Control", "public, max-age=0")
                .with("Content-Security-Policy", POLICY);
    }

    /** One range is served; whatever else is asked for gets the whole file, as it may. */
    private Optional<Reply> part(Exchange exchange) {
        String header = exchange.header("Range");
        Matcher range = RANGE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2).isEmpty()
                ? content.length - 1
                : Math.min(Integer.parseInt(range.group(2)), content.length - 1);
        if (first > last) {
            return Optional.empty();
        }
        return Optional.of(Reply.of(206, type, Arrays.copyOfRange(content, first, last + 1))
                .with("Content-Range", "bytes " + first + "-" + last + "/" + content.length));
    }
}
