package software.openwork.den.gate.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.gate.GateSource;

/**
 * What is told of one request.
 *
 * @param method as sent
 * @param path the raw path, without the query
 * @param status of the answer
 * @param duration from its first byte to the end of the answer
 * @param enabled whether the gate asks for anything
 * @param source what let it in
 * @param cookieIssued whether it got a cookie
 * @param token name of the token that counted; null for none
 * @param refused whether the gate turned it away
 * @param actor who it says it is
 * @param client where it comes from
 */
public record Entry(
        String method,
        String path,
        int status,
        Duration duration,
        boolean enabled,
        GateSource source,
        boolean cookieIssued,
        @Nullable String token,
        boolean refused,
        Actor actor,
        Client client) {

    /**
     * Who a request says it is, to the OpenWork host rather than to the gate.
     *
     * @param type {@code remote}, {@code host} or {@code anonymous}
     * @param scope what the host lets it do, as far as the token tells
     * @param clientId what it calls itself
     * @param tokenHash keyed short form of its token
     */
    public record Actor(
            String type,
            @Nullable String scope,
            @Nullable String clientId,
            @Nullable String tokenHash) {}

    /** Where a request comes from. */
    public record Client(String ip, @Nullable String userAgent) {}

    boolean notable() {
        return refused || cookieIssued || status >= 500;
    }
}
