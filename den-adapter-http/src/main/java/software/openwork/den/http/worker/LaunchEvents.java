package software.openwork.den.http.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.worker.ShowWorker;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerView;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields.Issue;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.QueryString;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/workers/{id}/events}: how a launch goes, told live, or once as JSON. */
public final class LaunchEvents {

    private static final String STREAM = "text/event-stream";
    private static final long FIRST = 1;

    private final ShowWorker showWorker;
    private final LaunchFeed feed;
    private final Credentials credentials;
    private final OpenStreams streams;
    private final Duration heartbeat;

    public LaunchEvents(
            ShowWorker showWorker, LaunchFeed feed, Credentials credentials, OpenStreams streams, Duration heartbeat) {
        this.showWorker = showWorker;
        this.feed = feed;
        this.credentials = credentials;
        this.streams = streams;
        this.heartbeat = heartbeat;
    }

    Route route() {
        return Route.forCaller(Method.GET, "/v1/workers/{id}/events", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        OptionalLong after = after(exchange);
        if (after.isEmpty()) {
            return ApiErrors.invalidRequest(
                    List.of(new Issue("after", "Invalid input: expected number, received NaN")));
        }
        OrgScope scope = Scope.of(exchange, caller);
        String id = exchange.pathParameter();
        return switch (showWorker.handle(scope, id)) {
            case ShowWorker.Refused refused -> Refusals.of(refused.reason());
            case ShowWorker.Shown shown -> {
                boolean live = wantsStream(exchange.header("Accept"));
                yield shown.launch() == null
                        ? present(shown.view(), after.getAsLong(), live)
                        : launch(exchange, scope, shown, after.getAsLong(), live);
            }
        };
    }

    /** A worker that Den did not launch has one event: what it is. */
    private static Reply present(WorkerView view, long after, boolean live) {
        Worker worker = view.worker();
        WorkerInstance instance = view.instance();
        LaunchEvent event = new LaunchEvent.Status(
                FIRST, worker.updatedAt(), worker.status(), instance == null ? null : instance.url(), null, null);
        List<LaunchEvent> events = after >= FIRST ? List.of() : List.of(event);
        if (!live) {
            return list(events, FIRST);
        }
        return events.isEmpty() ? nothingMore() : stream(out -> EventStream.write(out, event));
    }

    private Reply launch(Exchange exchange, OrgScope scope, ShowWorker.Shown shown, long after, boolean live) {
        Worker worker = shown.view().worker();
        if (!live) {
            try (LaunchFeed.Watcher watcher = feed.watch(worker.id(), after)) {
                return list(watcher.await(Duration.ZERO), after);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return ApiErrors.serviceUnavailable();
            }
        }
        boolean settled = worker.status().isSettled();
        if (settled && shown.launch() != null && shown.launch().launch().lastSeq() <= after) {
            return nothingMore();
        }
        EventStream stream = new EventStream(feed, streams, heartbeat, () -> mayStillWatch(exchange, scope, worker));
        return stream(out -> stream.run(out, worker.id(), after, settled));
    }

    /** Sessions end and memberships too: whoever could not start watching now does not go on. */
    private boolean mayStillWatch(Exchange exchange, OrgScope scope, Worker worker) {
        return credentials.caller(exchange).isPresent()
                && showWorker.handle(scope, worker.id().value()) instanceof ShowWorker.Shown;
    }

    /** Browsers come back after the end of a stream, unless they are told so. */
    private static Reply nothingMore() {
        return Reply.empty(204);
    }

    private static Reply stream(Reply.Stream body) {
        return Reply.stream(200, STREAM, body).with("Cache-Control", "no-cache").with("X-Accel-Buffering", "no");
    }

    private static Reply list(List<LaunchEvent> events, long after) {
        return Reply.json(200, Json.object(json -> {
            json.writeArrayFieldStart("events");
            for (LaunchEvent event : events) {
                json.writeStartObject();
                json.writeStringField("type", EventJson.type(event));
                EventJson.writeMembers(json, event);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField(
                    "next", events.isEmpty() ? after : events.getLast().seq());
        }));
    }

    private static boolean wantsStream(@Nullable String accept) {
        return accept == null || accept.contains(STREAM) || !accept.contains("application/json");
    }

    /** What the client knows already: a browser that comes back says so in a header, others in the query. */
    private static OptionalLong after(Exchange exchange) {
        String header = exchange.header("Last-Event-ID");
        if (header != null && isNumber(header.strip())) {
            return OptionalLong.of(Long.parseLong(header.strip()));
        }
        return switch (exchange.query().get("after")) {
            case QueryString.Absent absent -> OptionalLong.of(0);
            case QueryString.Text one ->
                Optional.of(one.text()).filter(LaunchEvents::isNumber).stream()
                        .mapToLong(Long::parseLong)
                        .findFirst();
            case QueryString.Many many -> OptionalLong.empty();
            case QueryString.Nested nested -> OptionalLong.empty();
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
