package software.openwork.den.workerapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerRuntime.Answered;
import software.openwork.den.domain.worker.WorkerRuntime.Minted;
import software.openwork.den.domain.worker.WorkerRuntime.Minting;
import software.openwork.den.domain.worker.WorkerRuntime.Refused;

/** Makes sense of what a worker answers, which need not be what it should. */
final class Answers {

    private static final int LONGEST_MESSAGE = 400;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Answers() {}

    static boolean isSuccess(HttpResponse<?> answer) {
        return answer.statusCode() / 100 == 2;
    }

    static Optional<String> workspace(HttpResponse<String> answer) {
        JsonNode body = parse(answer.body()).orElse(JsonNodeFactory.instance.missingNode());
        if (!isSuccess(answer) || !body.path("items").isArray()) {
            return Optional.empty();
        }
        return text(body.path("activeId"))
                .or(() -> body.path("items")
                        .valueStream()
                        .flatMap(item -> text(item.path("id")).stream())
                        .findFirst());
    }

    static Minting minting(HttpResponse<String> answer) {
        JsonNode body = parse(answer.body()).orElseGet(() -> message(answer.body()));
        return text(body.path("token"))
                .filter(token -> isSuccess(answer))
                .<Minting>map(token -> new Minted(Secret.of(token.strip())))
                .orElseGet(() -> new Refused(text(body.path("message"))
                        .flatMap(Answers::printable)
                        .orElse("Owner token request failed with " + answer.statusCode() + ".")));
    }

    static Answered answered(HttpResponse<String> answer) {
        String body = answer.body();
        if (body.isEmpty()) {
            return new Answered(answer.statusCode(), "null");
        }
        return new Answered(
                answer.statusCode(), isJson(body) ? body : message(body).toString());
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static JsonNode message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    /** A worker's words as one line for a person to read; the error page of some proxy is not for reading. */
    private static Optional<String> printable(String words) {
        String line = words.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
        String start = line.codePoints()
                .limit(LONGEST_MESSAGE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Optional.of(start).filter(text -> !text.isEmpty() && !text.startsWith("<"));
    }
}
