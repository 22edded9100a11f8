package software.openwork.den.app.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import software.openwork.den.http.Described;

/** Holds every answer of a Den against what {@code /openapi.json} says, as the tests of the HTTP adapter do. */
final class DescribedAnswers {

    private static Described described;

    private DescribedAnswers() {}

    /** The same answer; fails when it is one of Den and not as described. */
    static Reply check(HttpClient client, URI base, String method, String target, Reply reply) {
        if (!reply.header("x-den-version").isEmpty() && !reply.isGates()) {
            description(client, base)
                    .ifPresent(found ->
                            found.check(method, target, reply.status(), reply.header("content-type"), reply.body()));
        }
        return reply;
    }

    /** That of the first server that gives it: all have the same routes. One behind a gate gives none. */
    private static synchronized Optional<Described> description(HttpClient client, URI base) {
        if (described == null) {
            try {
                HttpRequest request =
                        HttpRequest.newBuilder(base.resolve("/openapi.json")).build();
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    described = new Described(Json.strict(answer.body()));
                }
            } catch (IOException gone) {
                return Optional.empty();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        return Optional.ofNullable(described);
    }
}
