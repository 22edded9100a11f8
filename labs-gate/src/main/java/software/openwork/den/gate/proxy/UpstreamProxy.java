package software.openwork.den.gate.proxy;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import software.openwork.den.gate.door.Answers;
import software.openwork.den.gate.door.Visit;
import software.openwork.den.gate.error.GateErrors;

/** Passes requests on with Jetty's reverse proxy: nothing is buffered, nothing is limited, nothing times out. */
final class UpstreamProxy extends ProxyHandler {

    private static final int MOST_CONNECTIONS = 65_536;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final String GONE = "The right to be here has ended";

    private final URI upstream;
    private final int port;
    private final ForwardedHeaders headers;
    private final String cookiePrefix;
    private final Supplier<HttpClient> client;

    UpstreamProxy(URI upstream, ForwardedHeaders headers, String cookieName, Supplier<HttpClient> client) {
        this.client = client;
        this.upstream = upstream;
        this.headers = headers;
        port = upstream.getPort() >= 0 ? upstream.getPort() : ForwardedHeaders.isSecure(upstream) ? 443 : 80;
        cookiePrefix = cookieName + "=";
    }

    static HttpClient client(Executor executor, Scheduler scheduler) {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(executor);
        client.setScheduler(scheduler);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        client.setIdleTimeout(0);
        client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MOST_CONNECTIONS);
        client.setMaxRequestHeadersSize(64 * 1024);
        client.setMaxResponseHeadersSize(64 * 1024);
        return client;
    }

    /** Jetty goes on to take everything out of it that would change or answer what the upstream says. */
    @Override
    protected HttpClient newHttpClient() {
        return client.get();
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        return request.getHttpURI();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI ignored) {
        // The target as it came: nothing may be put right on the way that the gate has looked at.
        return getHttpClient()
                .newRequest(upstream.getHost(), port)
                .scheme(upstream.getScheme())
                .method(request.getMethod())
                .path(Visit.of(request).target().text());
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toUpstream) {
        HttpFields fields = headers.of(request);
        toUpstream.headers(mutable -> {
            mutable.clear();
            mutable.add(fields);
        });
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toUpstream) {
        // Said with the other headers.
    }

    @Override
    protected void sendProxyToServerRequest(
            Request request, org.eclipse.jetty.client.Request toUpstream, Response response, Callback callback) {
        Visit.of(request).whenOver(() -> abort(toUpstream));
        // A stream may be silent for as long as it likes.
        request.addIdleTimeoutListener(timeout -> false);
        super.sendProxyToServerRequest(request, toUpstream, response, callback);
    }

    private static void abort(org.eclipse.jetty.client.Request toUpstream) {
        CompletableFuture<Boolean> unused = toUpstream.abort(new IllegalStateException(GONE));
    }

    @Override
    protected CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toUpstream, Response response, Callback callback) {
        return new Streaming(request, toUpstream, response, callback);
    }

    @Override
    @Nullable
    protected HttpField filterServerToProxyResponseField(HttpField field) {
        // The gate's cookie is the gate's.
        boolean ours = field.getHeader() == HttpHeader.SET_COOKIE
                && field.getValue() != null
                && field.getValue().stripLeading().startsWith(cookiePrefix);
        return ours ? null : field;
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toUpstream,
            org.eclipse.jetty.client.Response fromUpstream,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            // Too late to say so; but the client must not take it for the end.
            callback.failed(failure);
            return;
        }
        response.reset();
        Answers.error(
                response,
                callback,
                failure instanceof TimeoutException ? GateErrors.GATEWAY_TIMEOUT : GateErrors.BAD_GATEWAY);
    }

    /** Lets an event stream begin before its first event. */
    private final class Streaming extends ProxyResponseListener {

        private final Response response;
        private boolean begun;

        private Streaming(
                Request request, org.eclipse.jetty.client.Request toUpstream, Response response, Callback callback) {
            super(request, toUpstream, response, callback);
            this.response = response;
        }

        @Override
        public void onContentSource(org.eclipse.jetty.client.Response fromUpstream, Content.Source source) {
            String type = fromUpstream.getHeaders().get(HttpHeader.CONTENT_TYPE);
            // Asked again for every part.
            boolean first = !begun;
            begun = true;
            if (!first || type == null || !type.startsWith("text/event-stream")) {
                super.onContentSource(fromUpstream, source);
                return;
            }
            response.write(
                    false,
                    BufferUtil.EMPTY_BUFFER,
                    Callback.from(
                            InvocationType.NON_BLOCKING,
                            () -> super.onContentSource(fromUpstream, source),
                            failure -> abort(fromUpstream, failure)));
        }

        private static void abort(org.eclipse.jetty.client.Response fromUpstream, Throwable failure) {
            CompletableFuture<Boolean> unused = fromUpstream.abort(failure);
        }
    }
}
