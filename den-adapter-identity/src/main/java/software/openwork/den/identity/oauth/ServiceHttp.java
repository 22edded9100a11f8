package software.openwork.den.identity.oauth;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.OAuthAsyncRequestCallback;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import java.io.File;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import software.openwork.den.domain.account.ProviderFault;

/**
 * The HTTP of scribejava by way of ours: its own follows redirects unless told otherwise, has no limit for a whole
 * call and none for the size of an answer.
 */
final class ServiceHttp implements HttpClient {

    private final HttpCalls calls;

    ServiceHttp(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public Response execute(String userAgent, Map<String, String> headers, Verb verb, String url, byte[] form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("User-Agent", userAgent);
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException e) {
            // quotes the header, and so the access token
            throw new ProviderFaultException(ProviderFault.unusable("a token that no header can carry"));
        }
        if (verb.isPermitBody()) {
            request.header(CONTENT_TYPE, DEFAULT_CONTENT_TYPE);
            request.method(verb.name(), BodyPublishers.ofByteArray(form));
        }
        HttpResponse<String> answer = calls.send(request.build());
        Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
        return new Response(answer.statusCode(), "", answered, answer.body());
    }

    @Override
    public Response execute(String agent, Map<String, String> headers, Verb verb, String url, MultipartPayload body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Response execute(String agent, Map<String, String> headers, Verb verb, String url, String body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Response execute(String agent, Map<String, String> headers, Verb verb, String url, File body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Future<T> executeAsync(
            String agent,
            Map<String, String> headers,
            Verb verb,
            String url,
            byte[] body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Future<T> executeAsync(
            String agent,
            Map<String, String> headers,
            Verb verb,
            String url,
            MultipartPayload body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Future<T> executeAsync(
            String agent,
            Map<String, String> headers,
            Verb verb,
            String url,
            String body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Future<T> executeAsync(
            String agent,
            Map<String, String> headers,
            Verb verb,
            String url,
            File body,
            OAuthAsyncRequestCallback<T> callback,
            OAuthRequest.ResponseConverter<T> converter) {
        throw new UnsupportedOperationException();
    }

    /** The calls are closed by who made them. */
    @Override
    public void close() {}
}
