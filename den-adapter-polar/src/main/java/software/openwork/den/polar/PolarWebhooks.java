package software.openwork.den.polar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.billing.BillingEvent;
import software.openwork.den.domain.billing.BillingEvents;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.vendor.Json;

/**
 * Standard Webhooks as Polar sends them: HMAC-SHA256 over {@code id.timestamp.body}. The key is the UTF-8 form of the
 * whole secret; the vendor's own library also takes the secret for Base64, without its prefix, and so do we.
 */
final class PolarWebhooks implements BillingEvents {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final int MOST_SIGNATURES = 16;

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;

    PolarWebhooks(Secret secret, InstantSource clock) {
        this.clock = clock;
        String text = secret.reveal();
        List<SecretKeySpec> both = new ArrayList<>();
        both.add(key(text.getBytes(UTF_8)));
        String encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            if (decoded.length > 0) {
                both.add(key(decoded));
            }
        } catch (IllegalArgumentException e) {
            // then it has one form only
        }
        keys = List.copyOf(both);
    }

    private static SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public Reading read(Delivery delivery) {
        String id = delivery.id();
        String timestamp = delivery.timestamp();
        String signature = delivery.signature();
        if (id == null
                || timestamp == null
                || signature == null
                || !BillingEvent.isId(id)
                || !timestamp.matches("[0-9]{1,12}")) {
            return new Forged();
        }
        byte[] head = (id + "." + timestamp + ".").getBytes(US_ASCII);
        byte[] body = delivery.body().getBytes(ISO_8859_1);
        if (!isSigned(head, body, signature)) {
            return new Forged();
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            return new OutOfTime();
        }
        return event(id, Json.read(new String(body, UTF_8)));
    }

    /** Every signature is compared with that of every key, to the end. */
    private boolean isSigned(byte[] head, byte[] body, String signatures) {
        String[] sent = signatures.split(" ", MOST_SIGNATURES);
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = (VERSION + Base64.getEncoder().encodeToString(sign(key, head, body))).getBytes(US_ASCII);
            for (String each : sent) {
                signed |= MessageDigest.isEqual(expected, each.getBytes(UTF_8));
            }
        }
        return signed;
    }

    private static byte[] sign(SecretKeySpec key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    private static Reading event(String id, JsonNode body) {
        String type = Json.text(body.path("type")).orElse("");
        if (type.isEmpty() || type.length() > 100) {
            return new Unreadable();
        }
        JsonNode data = body.path("data");
        return new Genuine(whom(id, type, data));
    }

    private static BillingEvent whom(String id, String type, JsonNode data) {
        if (type.equals("customer.state_changed")) {
            return event(id, type, text(data.path("id")), data);
        }
        if (type.startsWith("subscription.") || type.startsWith("benefit_grant.") || type.equals("order.paid")) {
            JsonNode customer = data.path("customer");
            String named = text(data.path("customer_id"));
            return event(id, type, named == null ? text(customer.path("id")) : named, customer);
        }
        return new BillingEvent(id, type, null, null, null);
    }

    private static BillingEvent event(String id, String type, @Nullable String customerId, JsonNode customer) {
        String email = text(customer.path("email"));
        return new BillingEvent(
                id,
                type,
                customerId,
                text(customer.path("external_id")),
                email == null ? null : EmailAddress.normalise(email));
    }

    private static @Nullable String text(JsonNode node) {
        return Json.text(node).orElse(null);
    }
}
