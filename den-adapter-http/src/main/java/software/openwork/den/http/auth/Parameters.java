package software.openwork.den.http.auth;

import java.util.Optional;
import java.util.function.Function;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.wire.QueryString;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.TrustedOrigins;

/** Parameters of the query of links that come by mail. */
final class Parameters {

    private static final String EXPECTED = "Invalid input: expected string, received ";

    private Parameters() {}

    /** Answers with a parameter that must be there. */
    static Reply required(QueryString query, String name, Function<String, Reply> answer) {
        return switch (query.get(name)) {
            case QueryString.Text text -> answer.apply(text.text());
            case QueryString.Absent absent -> AuthErrors.invalidQuery(name, EXPECTED + "undefined");
            case QueryString.Many many -> AuthErrors.invalidQuery(name, EXPECTED + "array");
            case QueryString.Nested nested -> AuthErrors.invalidQuery(name, EXPECTED + "object");
        };
    }

    /** Answers with a parameter that may be absent. */
    static Reply optional(QueryString query, String name, Function<Optional<String>, Reply> answer) {
        return query.get(name) instanceof QueryString.Absent
                ? answer.apply(Optional.empty())
                : required(query, name, text -> answer.apply(Optional.of(text)));
    }

    /** Where a link leads in the end, which nobody but us may say. */
    static Optional<Reply> refuseUntrusted(TrustedOrigins origins, String callbackUrl) {
        return callbackUrl.isEmpty() || origins.allowsTarget(callbackUrl)
                ? Optional.empty()
                : Optional.of(AuthErrors.untrustedTarget("callbackURL", "INVALID_CALLBACK_URL"));
    }
}
