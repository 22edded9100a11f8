package software.openwork.den.domain.audit;

/**
 * Where a request came from.
 *
 * @param address client address as far as trusted proxies tell it, else the empty string
 * @param userAgent the client's {@code User-Agent}, else the empty string
 * @param requestId identifier of the request, also in the answer and the log
 */
public record Caller(String address, String userAgent, String requestId) {

    /** Den itself: no address, no request. */
    public static final Caller DEN = new Caller("", "", "");
}
