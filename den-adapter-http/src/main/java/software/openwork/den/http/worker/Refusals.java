package software.openwork.den.http.worker;

import software.openwork.den.application.worker.WorkerAccess;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.wire.Reply;

/** What somebody hears who may not get at a worker. */
final class Refusals {

    private Refusals() {}

    static Reply of(WorkerAccess.Refusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> ApiErrors.workerNotFound();
            case ORG_FORBIDDEN -> ApiErrors.orgForbidden();
            case DENIED -> ApiErrors.forbidden();
        };
    }
}
