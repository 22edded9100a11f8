package software.openwork.den.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The text of an answer; reading one that is too long fails and breaks the connection off. */
final class BoundedBody implements HttpResponse.BodySubscriber<String> {

    private final HttpResponse.BodySubscriber<String> text = HttpResponse.BodySubscribers.ofString(UTF_8);
    private Flow.@Nullable Subscription source;
    private long room;

    BoundedBody(int maxBytes) {
        room = maxBytes;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        text.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        room -= bytes.stream().mapToLong(ByteBuffer::remaining).sum();
        if (room >= 0) {
            text.onNext(bytes);
        } else if (source != null) {
            source.cancel();
            text.onError(new IOException("answer too long"));
        }
    }

    @Override
    public void onError(Throwable problem) {
        text.onError(problem);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
