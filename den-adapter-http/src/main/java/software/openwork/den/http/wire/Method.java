package software.openwork.den.http.wire;

/** The methods that Den knows; {@code OTHER} stands for every word that is none of them. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS,
    OTHER;

    public static Method of(String word) {
        return switch (word) {
            case "GET" -> GET;
            case "HEAD" -> HEAD;
            case "POST" -> POST;
            case "PUT" -> PUT;
            case "PATCH" -> PATCH;
            case "DELETE" -> DELETE;
            case "OPTIONS" -> OPTIONS;
            default -> OTHER;
        };
    }

    /** Whether the method promises to change nothing. */
    public boolean isSafe() {
        return this == GET || this == HEAD || this == OPTIONS;
    }

    /** The method for figures: one that nobody knows is like any other. */
    public static String label(String text) {
        return of(text) == OTHER ? "OTHER" : text;
    }
}
