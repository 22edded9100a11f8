package software.openwork.den.http.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.admin.OverviewSums;
import software.openwork.den.application.admin.ShowOverview;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/**
 * {@code GET /v1/admin/overview}. Users are written as they are read, so that it does not matter how many there are; the
 * sums over them come last for that reason.
 */
final class OverviewRoute {

    private final AdminDoor door;
    private final ShowOverview showOverview;
    private final UserJson users;

    OverviewRoute(AdminDoor door, ShowOverview showOverview, UserJson users) {
        this.door = door;
        this.showOverview = showOverview;
        this.users = users;
    }

    Route route() {
        return Route.forCaller(
                Method.GET,
                "/v1/admin/overview",
                (exchange, caller) -> door.pass(exchange, caller, "overview", () -> answer(exchange, caller)));
    }

    private Reply answer(Exchange exchange, SignedIn caller) {
        boolean billing = exchange.query().isYes("includeBilling");
        return switch (showOverview.begin()) {
            case ShowOverview.Busy busy -> ApiErrors.busy();
            case ShowOverview.Opened opened -> Reply.stream(200, Reply.JSON, new Body(opened, caller.user(), billing));
        };
    }

    /** Closed by whoever sends it, so that the next one may look. */
    private final class Body implements Reply.Stream {

        private final ShowOverview.Opened opened;
        private final User viewer;
        private final boolean billing;

        private Body(ShowOverview.Opened opened, User viewer, boolean billing) {
            this.opened = opened;
            this.viewer = viewer;
            this.billing = billing;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            try {
                Json.stream(out, json -> OverviewRoute.this.write(json, opened, viewer, billing));
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
        }

        @Override
        public void close() {
            opened.close();
        }
    }

    private void write(JsonGenerator json, ShowOverview.Opened opened, User viewer, boolean billing)
            throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("viewer");
        json.writeStringField("id", viewer.id().value());
        json.writeStringField("email", viewer.email());
        json.writeStringField("name", viewer.name());
        json.writeEndObject();
        json.writeArrayFieldStart("admins");
        for (ShowOverview.Administrator administrator : opened.administrators()) {
            json.writeStartObject();
            json.writeStringField("email", administrator.email());
            Json.text(json, "note", administrator.note());
            Json.time(json, "createdAt", administrator.createdAt());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("users");
        OverviewSums sums = opened.read(billing, user -> {
            try {
                users.write(json, user, billing);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        writeSums(json, sums, opened.administrators().size());
        json.writeEndObject();
        Json.time(json, "generatedAt", opened.at());
        json.writeEndObject();
    }

    private static void writeSums(JsonGenerator json, OverviewSums sums, int administrators) throws IOException {
        json.writeNumberField("totalUsers", sums.users());
        json.writeNumberField("verifiedUsers", sums.verified());
        json.writeNumberField("recentUsers7d", sums.ofWeek());
        json.writeNumberField("recentUsers30d", sums.ofMonth());
        json.writeNumberField("totalWorkers", sums.cloudWorkers() + sums.localWorkers());
        json.writeNumberField("cloudWorkers", sums.cloudWorkers());
        json.writeNumberField("localWorkers", sums.localWorkers());
        json.writeNumberField("usersWithWorkers", sums.withWorkers());
        number(json, "paidUsers", sums.plans() ? sums.paid() : null);
        number(json, "unpaidUsers", sums.plans() ? sums.unpaid() : null);
        number(json, "billingUnavailableUsers", sums.plans() ? sums.unknown() : null);
        json.writeNumberField("adminCount", administrators);
        json.writeBooleanField("billingLoaded", sums.plans());
        json.writeNumberField("usersWithoutWorkers", sums.users() - sums.withWorkers());
    }

    private static void number(JsonGenerator json, String name, @Nullable Long value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
