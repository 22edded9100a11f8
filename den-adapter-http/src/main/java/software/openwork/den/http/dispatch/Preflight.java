package software.openwork.den.http.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.RouteTable;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** Answers OPTIONS, as the CORS layer of the replaced service does: on every path, whoever asks. */
public final class Preflight {

    private final boolean cors;
    private final RouteTable table;

    /**
     * Preflights.
     *
     * @param cors whether any foreign origin is allowed; without there is no CORS layer
     * @param table the routes
     */
    public Preflight(boolean cors, RouteTable table) {
        this.cors = cors;
        this.table = table;
    }

    /** The answer; empty where the path is to be treated as any other. */
    Optional<Reply> answer(HttpServletRequest request, String path, boolean underAuth) {
        if (cors) {
            Reply reply = Reply.empty(204).with("Access-Control-Allow-Methods", "GET,POST,PATCH,DELETE");
            String asked = request.getHeader("Access-Control-Request-Headers");
            return Optional.of((asked == null ? reply : reply.with("Access-Control-Allow-Headers", asked))
                    .with("Vary", "Access-Control-Request-Headers"));
        }
        if (underAuth) {
            return Optional.of(AuthErrors.notFound());
        }
        Set<Method> methods = table.methods(path);
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        String allow = methods.stream().map(Method::name).collect(Collectors.joining(","));
        return Optional.of(Reply.of(200, "text/html; charset=utf-8", allow.getBytes(StandardCharsets.US_ASCII))
                .with("Allow", allow));
    }
}
