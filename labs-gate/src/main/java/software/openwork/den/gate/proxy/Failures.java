package software.openwork.den.gate.proxy;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.openwork.den.gate.door.Answers;
import software.openwork.den.gate.error.GateErrors;

/** Answers where Jetty itself refuses a request, or something failed: the status is Jetty's, the body is ours. */
final class Failures implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : 500;
        Answers.error(response, callback, GateErrors.of(status), status);
        return true;
    }
}
