package software.openwork.den.http.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered. The headers that every answer has are not in here: {@code CommonHeaders} adds them. */
public final class Reply {

    /** Content type of JSON answers outside {@code /api/auth}. */
    public static final String JSON = "application/json; charset=utf-8";

    /** Content type of JSON answers under {@code /api/auth}, where the replaced service named no charset. */
    public static final String AUTH_JSON = "application/json";

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final @Nullable String type;
    private final byte[] body;
    private final List<Header> headers;
    private final @Nullable Stream stream;

    private Reply(int status, @Nullable String type, byte[] body, List<Header> headers, @Nullable Stream stream) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
        this.stream = stream;
    }

    /** A header. */
    public record Header(String name, String value) {}

    /** Writes a body bit by bit; returns when it is complete. */
    public interface Stream extends AutoCloseable {
        void write(OutputStream out) throws IOException;

        /** Gives back what it holds, whether or not anything was written. */
        @Override
        default void close() {}
    }

    public static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, List.of(), null);
    }

    public static Reply authJson(int status, byte[] body) {
        return new Reply(status, AUTH_JSON, body, List.of(), null);
    }

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, body, List.of(), null);
    }

    public static Reply empty(int status) {
        return new Reply(status, null, NOTHING, List.of(), null);
    }

    public static Reply stream(int status, String type, Stream stream) {
        return new Reply(status, type, NOTHING, List.of(), stream);
    }

    public int status() {
        return status;
    }

    /** Content type, or null where there is no body. */
    public @Nullable String type() {
        return type;
    }

    /** The bytes; empty for none. Not to be changed. */
    public byte[] body() {
        return body;
    }

    /** Further headers, in their order. */
    public List<Header> headers() {
        return headers;
    }

    /** Writes a body of unknown length, or null. */
    public @Nullable Stream stream() {
        return stream;
    }

    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers.size() + 1);
        more.addAll(headers);
        more.add(new Header(name, value));
        return new Reply(status, type, body, List.copyOf(more), stream);
    }

    public Reply with(List<Header> added) {
        if (added.isEmpty()) {
            return this;
        }
        List<Header> more = new ArrayList<>(headers);
        more.addAll(added);
        return new Reply(status, type, body, List.copyOf(more), stream);
    }
}
