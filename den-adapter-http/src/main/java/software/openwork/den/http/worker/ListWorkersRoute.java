package software.openwork.den.http.worker;

import java.util.List;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerView;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/workers}. */
final class ListWorkersRoute {

    private final ListWorkers listWorkers;

    ListWorkersRoute(ListWorkers listWorkers) {
        this.listWorkers = listWorkers;
    }

    Route route() {
        return Route.forCaller(Method.GET, "/v1/workers", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        OrgScope scope = Scope.of(exchange, caller);
        return switch (Limit.of(exchange.query())) {
            case Limit.Wanted wanted ->
                list(listWorkers.handle(scope, wanted.count()), caller.user().id());
            case Limit.Invalid invalid -> refuse(scope, invalid, caller.user().id());
        };
    }

    /** Who names a foreign organisation is told that first, and who belongs to none has an empty list whatever the limit. */
    private Reply refuse(OrgScope scope, Limit.Invalid invalid, UserId caller) {
        return switch (listWorkers.handle(scope, 1)) {
            case WorkerRepository.Listed listed -> ApiErrors.invalidRequest(invalid.issues());
            case WorkerRepository.NoMembership none -> list(none, caller);
            case WorkerRepository.Forbidden forbidden -> list(forbidden, caller);
        };
    }

    private static Reply list(WorkerRepository.Listing listing, UserId caller) {
        return switch (listing) {
            case WorkerRepository.Listed listed -> list(listed.workers(), caller);
            case WorkerRepository.NoMembership none -> list(List.of(), caller);
            case WorkerRepository.Forbidden forbidden -> ApiErrors.orgForbidden();
        };
    }

    private static Reply list(List<WorkerView> workers, UserId caller) {
        return Reply.json(200, Json.object(json -> {
            json.writeArrayFieldStart("workers");
            for (WorkerView view : workers) {
                WorkerJson.writeListed(json, view, caller);
            }
            json.writeEndArray();
        }));
    }
}
