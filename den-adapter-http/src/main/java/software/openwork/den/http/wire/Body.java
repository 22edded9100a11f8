package software.openwork.den.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The body of a request, read and bounded. */
public sealed interface Body {

    /** A body that could be read, or none. */
    sealed interface Understood extends Body {}

    /** A body that could not. */
    enum NotUnderstood implements Body {
        /** Not JSON, or JSON that is neither object nor array. */
        MALFORMED,
        /** More bytes than {@link BodyReader} takes, before or after inflating. */
        TOO_LARGE,
        /** A charset other than the Unicode ones. */
        CHARSET,
        /** A content encoding other than gzip and deflate. */
        ENCODING,
        /** Its content encoding or chunking is broken. */
        BROKEN,
        /** It came too slowly. */
        TOO_SLOW
    }

    /** No body, or one without content type. */
    record None() implements Understood {}

    /**
     * JSON: an object or an array; an empty body counts as an empty object.
     *
     * @param node its value
     * @param text as it came
     */
    record JsonBody(JsonNode node, String text) implements Understood {}

    /**
     * Anything else.
     *
     * @param type content type as sent
     * @param text inflated, and read as UTF-8: the only other bodies that any route reads are forms
     */
    record Other(String type, String text) implements Understood {}

    /** The members of a JSON body; outside {@code /api/auth} any other body counts as an empty object. */
    static Fields fields(Understood body) {
        return Fields.of(body instanceof JsonBody json ? json.node() : JsonNodeFactory.instance.objectNode());
    }
}
