package software.openwork.den.http.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.audit.ReadAudit;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditRecords.Numbered;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Count;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/**
 * {@code GET /v1/orgs/{id}/audit} and {@code GET /v1/admin/audit}: pages, newest first, or with {@code format=jsonl} all
 * of it as JSON lines, oldest first.
 */
final class AuditRoutes {

    private static final int USUAL = 50;
    private static final String LINES = "application/x-ndjson";

    private final AdminDoor door;
    private final ReadAudit readAudit;

    AuditRoutes(AdminDoor door, ReadAudit readAudit) {
        this.door = door;
        this.readAudit = readAudit;
    }

    /** For administrators: everything, what belongs to no organisation included. */
    Route ofAll() {
        return Route.forCaller(
                Method.GET,
                "/v1/admin/audit",
                (exchange, caller) -> door.pass(exchange, caller, "audit", () -> answer(exchange, null)));
    }

    /** For owners of an organisation, and administrators. */
    Route ofOrg() {
        return Route.forCaller(Method.GET, "/v1/orgs/{id}/audit", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        String org = exchange.pathParameter();
        return switch (readAudit.open(caller.user(), org, exchange.caller())) {
            case GRANTED -> answer(exchange, org);
            case OWNERS_ONLY -> ApiErrors.ownersOnly();
            case FOREIGN -> ApiErrors.orgForbidden();
        };
    }

    private Reply answer(Exchange exchange, @Nullable String org) {
        if (wantsLines(exchange)) {
            return Reply.stream(200, LINES, out -> lines(out, org))
                    .with("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        }
        return switch (Count.of(exchange.query(), "cursor", Long.MAX_VALUE, Long.MAX_VALUE)) {
            case Count.Invalid invalid -> ApiErrors.invalidRequest(invalid.issues());
            case Count.Wanted(long before) ->
                switch (Count.of(exchange.query(), "limit", USUAL, ReadAudit.MOST)) {
                    case Count.Invalid invalid -> ApiErrors.invalidRequest(invalid.issues());
                    case Count.Wanted(long limit) -> page(readAudit.page(org, before, (int) limit));
                };
        };
    }

    private static boolean wantsLines(Exchange exchange) {
        return exchange.query().text("format").equals(Optional.of("jsonl")) || LINES.equals(exchange.header("Accept"));
    }

    private static Reply page(ReadAudit.Page page) {
        return Reply.json(200, Json.object(json -> {
            json.writeArrayFieldStart("entries");
            for (Numbered entry : page.entries()) {
                json.writeStartObject();
                write(json, entry);
                json.writeEndObject();
            }
            json.writeEndArray();
            Json.text(json, "next", page.next() == null ? null : page.next().toString());
        }));
    }

    private void lines(OutputStream out, @Nullable String org) throws IOException {
        try {
            readAudit.all(org, entry -> line(out, entry));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void line(OutputStream out, Numbered entry) {
        try {
            out.write(Json.object(json -> write(json, entry)));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void write(JsonGenerator json, Numbered numbered) throws IOException {
        AuditEntry entry = numbered.entry();
        json.writeStringField("id", Long.toString(numbered.number()));
        Json.time(json, "at", entry.at());
        Json.text(
                json,
                "actorUserId",
                entry.actor() == null ? null : entry.actor().value());
        Json.text(json, "orgId", entry.org() == null ? null : entry.org().value());
        json.writeStringField("action", entry.action());
        Json.text(json, "target", entry.target());
        json.writeStringField("address", entry.caller().address());
        json.writeStringField("userAgent", entry.caller().userAgent());
        json.writeStringField("requestId", entry.caller().requestId());
        json.writeObjectFieldStart("data");
        for (Map.Entry<String, String> each : new TreeMap<>(entry.data()).entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }
}
