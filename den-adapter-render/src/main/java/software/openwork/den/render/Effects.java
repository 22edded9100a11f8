package software.openwork.den.render;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** Reads replies. What is wrong is told by the status: bodies of errors come in several forms. */
final class Effects {

    private Effects() {}

    /** A key that is refused today may be the right one tomorrow: what must happen is not given up for it. */
    static Effect effect(VendorReply reply) {
        return switch (reply) {
            case VendorReply.Answer answer -> {
                if (answer.succeeded()) {
                    yield new Effect.Done();
                }
                if (answer.missing()) {
                    yield new Effect.Missing();
                }
                yield refuses(answer)
                        ? new Effect.Rejected(reason(answer))
                        : new Effect.Unavailable(reason(answer), answer.retryAfter());
            }
            case VendorReply.Limited limited -> new Effect.Unavailable(limited.reason(), limited.retryAfter());
            case VendorReply.NotSent unsent -> new Effect.Unavailable(unsent.reason(), unsent.retryAfter());
            case VendorReply.NoAnswer silent -> new Effect.Unavailable(silent.reason(), null);
        };
    }

    /** Whether it is the request itself that Render does not like. */
    static boolean refuses(VendorReply.Answer answer) {
        return answer.status() / 100 == 4 && !deniesKey(answer) && answer.status() != 408 && !answer.missing();
    }

    static boolean deniesKey(VendorReply.Answer answer) {
        return answer.status() == 401 || answer.status() == 403;
    }

    /** Request, status and what Render says, for operators. */
    static String reason(VendorReply.Answer answer) {
        return Json.text(Json.read(answer.body()).path("message"))
                .map(message -> answer.reason() + ", " + Json.line(message))
                .orElse(answer.reason());
    }

    static String reason(VendorReply reply) {
        return switch (reply) {
            case VendorReply.Answer answer -> reason(answer);
            case VendorReply.Limited limited -> limited.reason();
            case VendorReply.NotSent unsent -> unsent.reason();
            case VendorReply.NoAnswer silent -> silent.reason();
        };
    }

    static @Nullable Duration pause(VendorReply reply) {
        return switch (reply) {
            case VendorReply.Answer answer -> answer.retryAfter();
            case VendorReply.Limited limited -> limited.retryAfter();
            case VendorReply.NotSent unsent -> unsent.retryAfter();
            case VendorReply.NoAnswer silent -> null;
        };
    }
}
