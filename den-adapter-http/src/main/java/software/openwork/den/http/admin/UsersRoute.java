package software.openwork.den.http.admin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.openwork.den.application.admin.ListUsers;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.admin.UserReport;
import software.openwork.den.domain.admin.UserReports;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Count;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/admin/users}: users page by page, with a search. */
final class UsersRoute {

    private static final int USUAL = 50;
    private static final int LONGEST_QUERY = 255;
    private static final Pattern POSITION = Pattern.compile("(\\d{1,15}) (\\S{1,64})");

    private final AdminDoor door;
    private final ListUsers listUsers;
    private final UserJson json;

    UsersRoute(AdminDoor door, ListUsers listUsers, UserJson json) {
        this.door = door;
        this.listUsers = listUsers;
        this.json = json;
    }

    Route route() {
        return Route.forCaller(Method.GET, "/v1/admin/users", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        String text = exchange.query().text("query").map(String::strip).orElse("");
        Map<String, String> data = text.isEmpty() ? Map.of() : Map.of("query", text);
        return door.pass(exchange, caller, "users", data, () -> answer(exchange, text));
    }

    private Reply answer(Exchange exchange, String text) {
        if (text.length() > LONGEST_QUERY) {
            return invalid("query", "Too big: expected string to have <=" + LONGEST_QUERY + " characters");
        }
        Optional<String> cursor = exchange.query().text("cursor");
        Optional<UserReports.Position> after = cursor.flatMap(UsersRoute::position);
        if (cursor.isPresent() && after.isEmpty()) {
            return invalid("cursor", "Invalid input: expected what the page before said");
        }
        return switch (Count.of(exchange.query(), "limit", USUAL, ListUsers.MOST)) {
            case Count.Invalid invalid -> ApiErrors.invalidRequest(invalid.issues());
            case Count.Wanted(long limit) -> page(listUsers.handle(text, after.orElse(null), (int) limit));
        };
    }

    private static Reply invalid(String field, String message) {
        return ApiErrors.invalidRequest(List.of(new Fields.Issue(field, message)));
    }

    private Reply page(ListUsers.Page page) {
        return Reply.json(200, Json.object(out -> {
            out.writeArrayFieldStart("users");
            for (UserReport user : page.users()) {
                json.write(out, user, true);
            }
            out.writeEndArray();
            Json.text(
                    out,
                    "next",
                    Optional.ofNullable(page.next()).map(UsersRoute::cursor).orElse(null));
        }));
    }

    private static String cursor(UserReports.Position position) {
        String text = position.createdAt().toEpochMilli() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<UserReports.Position> position(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            Matcher matcher = POSITION.matcher(text);
            return matcher.matches()
                    ? Optional.of(new UserReports.Position(
                            Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), new UserId(matcher.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
