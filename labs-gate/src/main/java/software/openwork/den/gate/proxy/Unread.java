package software.openwork.den.gate.proxy;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import software.openwork.den.domain.gate.GateSource;
import software.openwork.den.gate.door.Gate;
import software.openwork.den.gate.door.Visit;
import software.openwork.den.gate.log.Entry;

/** Logs what never came as far as the gate, because Jetty could not read it. */
record Unread(Gate gate) implements RequestLog {

    @Override
    public void log(Request request, Response response) {
        if (Visit.isOn(request)) {
            return;
        }
        gate.log()
                .request(new Entry(
                        request.getMethod(),
                        String.valueOf(request.getHttpURI().getPath()),
                        response.getStatus(),
                        Duration.ofNanos(NanoTime.since(request.getBeginNanoTime())),
                        gate.config().enabled(),
                        GateSource.NONE,
                        false,
                        null,
                        true,
                        new Entry.Actor("anonymous", null, null, null),
                        new Entry.Client(String.valueOf(Request.getRemoteAddr(request)), null)));
    }
}
