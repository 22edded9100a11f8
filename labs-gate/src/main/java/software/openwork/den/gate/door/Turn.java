package software.openwork.den.gate.door;

import java.time.Instant;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.openwork.den.gate.credential.AccessTokens;

/** All that is at hand while one request is dealt with. */
record Turn(
        Request request,
        Response response,
        Callback callback,
        Incoming incoming,
        Visit visit,
        AccessTokens tokens,
        Instant now) {}
