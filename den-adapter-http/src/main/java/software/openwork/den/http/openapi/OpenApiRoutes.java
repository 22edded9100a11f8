package software.openwork.den.http.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /openapi.json}, and the same for people at {@code GET /docs}. */
public final class OpenApiRoutes {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final OpenApi openApi;
    private final List<Route> all = new ArrayList<>();

    /** Made when somebody asks, and once. */
    private volatile byte[] document = new byte[0];

    private volatile byte[] page = new byte[0];

    private OpenApiRoutes(OpenApi openApi) {
        this.openApi = openApi;
    }

    /**
     * Adds the two routes to all others, and describes them all.
     *
     * @param routes all others
     * @param version of this server
     * @param base where clients reach it
     */
    public static void addTo(List<Route> routes, String version, URI base) {
        OpenApiRoutes own = new OpenApiRoutes(new OpenApi(version, base));
        routes.add(Route.open(Method.GET, "/openapi.json", own::document));
        routes.add(Route.open(Method.GET, "/docs", own::page));
        own.all.addAll(routes);
    }

    private Reply document(Exchange exchange) {
        if (document.length == 0) {
            document = openApi.document(all);
        }
        return Reply.json(200, document);
    }

    private Reply page(Exchange exchange) {
        if (page.length == 0) {
            page = DocsPage.of(openApi.document(all));
        }
        return Reply.of(200, "text/html; charset=utf-8", page).with("Content-Security-Policy", POLICY);
    }
}
