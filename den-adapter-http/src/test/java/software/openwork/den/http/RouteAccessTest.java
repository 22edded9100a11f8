package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.Surface;
import software.openwork.den.http.wire.Method;

/** Who may call what, written down a second time: whoever adds a route has to say here too who may call it. */
class RouteAccessTest {

    private static final Map<String, Access> RULES = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /health", Access.OPEN),
            Map.entry("GET /v1/me", Access.SESSION),
            Map.entry("GET /v1/me/orgs", Access.SESSION),
            Map.entry("GET /v1/workers", Access.SESSION),
            Map.entry("POST /v1/workers", Access.SESSION),
            Map.entry("GET /v1/workers/billing", Access.SESSION),
            Map.entry("POST /v1/workers/billing/subscription", Access.SESSION),
            Map.entry("GET /v1/workers/billing/explain", Access.SESSION),
            Map.entry("GET /v1/workers/{id}", Access.SESSION),
            Map.entry("DELETE /v1/workers/{id}", Access.SESSION),
            Map.entry("POST /v1/workers/{id}/retry", Access.SESSION),
            Map.entry("POST /v1/workers/{id}/tokens", Access.SESSION),
            Map.entry("GET /v1/workers/{id}/runtime", Access.SESSION),
            Map.entry("POST /v1/workers/{id}/runtime/upgrade", Access.SESSION),
            Map.entry("GET /v1/workers/{id}/teardown", Access.SESSION),
            Map.entry("GET /v1/workers/{id}/events", Access.SESSION),
            Map.entry("GET /v1/admin/leaks", Access.SESSION),
            Map.entry("POST /api/auth/sign-up/email", Access.LOGIN),
            Map.entry("POST /api/auth/sign-in/email", Access.LOGIN),
            Map.entry("POST /api/auth/sign-out", Access.OPEN),
            Map.entry("GET /api/auth/get-session", Access.OPEN),
            Map.entry("POST /api/auth/get-session", Access.OPEN),
            Map.entry("GET /api/auth/list-sessions", Access.SESSION),
            Map.entry("POST /api/auth/revoke-session", Access.SESSION),
            Map.entry("POST /api/auth/revoke-sessions", Access.SESSION),
            Map.entry("POST /api/auth/revoke-other-sessions", Access.SESSION),
            Map.entry("POST /api/auth/update-session", Access.SESSION),
            Map.entry("POST /api/auth/update-user", Access.SESSION),
            Map.entry("POST /api/auth/change-password", Access.SESSION),
            Map.entry("POST /api/auth/verify-password", Access.SESSION),
            Map.entry("POST /api/auth/change-email", Access.SESSION),
            Map.entry("POST /api/auth/delete-user", Access.SESSION),
            Map.entry("GET /api/auth/delete-user/callback", Access.OPEN),
            Map.entry("POST /api/auth/request-password-reset", Access.OPEN),
            Map.entry("POST /api/auth/send-verification-email", Access.OPEN),
            Map.entry("GET /api/auth/reset-password/{id}", Access.OPEN),
            Map.entry("POST /api/auth/reset-password", Access.OPEN),
            Map.entry("GET /api/auth/verify-email", Access.OPEN),
            Map.entry("POST /api/auth/sign-in/social", Access.OPEN),
            Map.entry("POST /api/auth/link-social", Access.SESSION),
            Map.entry("GET /api/auth/callback/{id}", Access.OPEN),
            Map.entry("POST /api/auth/callback/{id}", Access.OPEN),
            Map.entry("GET /api/auth/list-accounts", Access.SESSION),
            Map.entry("POST /api/auth/unlink-account", Access.SESSION),
            Map.entry("POST /api/auth/get-access-token", Access.SESSION),
            Map.entry("POST /api/auth/refresh-token", Access.SESSION),
            // The query is judged before its sender is, whom the route asks for itself.
            Map.entry("GET /api/auth/account-info", Access.OPEN),
            Map.entry("GET /api/auth/error", Access.OPEN),
            Map.entry("GET /api/auth/ok", Access.OPEN)));

    @Test
    void shouldHaveARuleForEveryRouteAndNoOther() {
        try (TestDen den = TestDen.start()) {
            Map<String, Access> declared = den.adapter.routes().routes().stream()
                    .filter(route -> !isFile(route))
                    .collect(Collectors.toMap(
                            route -> route.method() + " " + route.path().text(),
                            Route::access,
                            (one, other) -> other,
                            TreeMap::new));

            assertThat(declared).isEqualTo(RULES);
        }
    }

    @Test
    void shouldTurnStrangersAwayFromEverythingThatWantsASession() {
        try (TestDen den = TestDen.start()) {
            for (Route route : den.adapter.routes().routes()) {
                if (route.access() == Access.SESSION && route.surface() == Surface.API) {
                    String path = route.path().text().replace("{id}", "any");
                    RawClient.Request request =
                            den.client().request(route.method().name(), path);
                    Answer answer = route.method() == Method.GET
                            ? request.send()
                            : request.json("{}").send();

                    assertThat(answer.status()).as(path).isEqualTo(401);
                    assertThat(answer.body()).as(path).isEqualTo("{\"error\":\"unauthorized\"}");
                }
            }
        }
    }

    private static boolean isFile(Route route) {
        String path = route.path().text();
        return path.equals("/") || path.equals("/index.html") || path.startsWith("/web/");
    }
}
