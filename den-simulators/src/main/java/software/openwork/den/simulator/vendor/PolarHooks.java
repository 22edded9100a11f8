package software.openwork.den.simulator.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells the seller what has changed, signed, and again when nobody listens. */
final class PolarHooks implements AutoCloseable {

    private static final int TRIES = 10;
    private static final int PAUSE_MILLIS = 300;
    private static final int TIMEOUT_MILLIS = 5_000;

    private record Target(URI url, String secret) {}

    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<PolarSimulator.Delivered> delivered = new CopyOnWriteArrayList<>();
    private volatile @Nullable Target target;

    PolarHooks(InstantSource clock) {
        this.clock = clock;
    }

    void deliverTo(URI url, String secret) {
        target = new Target(url, secret);
    }

    List<PolarSimulator.Delivered> delivered() {
        return List.copyOf(delivered);
    }

    void tell(String type, JsonNode data) {
        Target to = target;
        if (to != null) {
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            event.put("type", type)
                    .put("timestamp", clock.instant().toString())
                    .put("api_version", PolarSimulator.VERSION);
            event.set("data", data);
            String id = UUID.randomUUID().toString();
            threads.execute(() -> deliver(to, id, type, event.toString()));
        }
    }

    private void deliver(Target to, String id, String type, String body) {
        for (int tried = 0; tried < TRIES; tried++) {
            int status = post(to, id, body);
            delivered.add(new PolarSimulator.Delivered(id, type, status));
            if (status / 100 == 2 || !sleep()) {
                return;
            }
        }
    }

    /** 0 when nobody answers. */
    private int post(Target to, String id, String body) {
        try {
            String timestamp = Long.toString(Instant.now().getEpochSecond());
            HttpURLConnection connection = (HttpURLConnection) to.url().toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("User-Agent", "polar.sh webhooks");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("webhook-id", id);
            connection.setRequestProperty("webhook-timestamp", timestamp);
            connection.setRequestProperty(
                    "webhook-signature", "v1," + sign(to.secret(), id + "." + timestamp + "." + body));
            connection.setRequestProperty("webhook-api-version", PolarSimulator.VERSION);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(UTF_8));
            }
            return connection.getResponseCode();
        } catch (IOException away) {
            return 0;
        }
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean sleep() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
