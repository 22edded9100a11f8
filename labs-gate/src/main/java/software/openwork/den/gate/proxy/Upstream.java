package software.openwork.den.gate.proxy;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** All that stands behind the gate: sockets are bridged, everything else is passed on. */
final class Upstream extends Handler.Sequence {

    Upstream(UpstreamProxy proxy, SocketBridge sockets) {
        super(sockets, proxy);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, callback);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
