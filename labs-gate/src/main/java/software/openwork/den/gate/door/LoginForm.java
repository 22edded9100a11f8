package software.openwork.den.gate.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.gate.FormState;
import software.openwork.den.domain.gate.GatePolicy;
import software.openwork.den.domain.gate.Verdict;
import software.openwork.den.gate.login.FormOrigin;

/** Reads and judges a login form. */
final class LoginForm {

    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int MOST_FIELDS = 16;
    private static final int MOST_BYTES = 16 * 1024;

    private final Gate gate;
    private final Effects effects;
    private final FormOrigin origin;

    LoginForm(Gate gate, Effects effects) {
        this.gate = gate;
        this.effects = effects;
        origin = new FormOrigin(gate.config().publicUrl());
    }

    void handle(Turn turn) {
        Incoming incoming = turn.incoming();
        String type = String.valueOf(turn.request().getHeaders().get(HttpHeader.CONTENT_TYPE));
        int parameter = type.indexOf(';');
        boolean form = (parameter < 0 ? type : type.substring(0, parameter))
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals(TYPE);
        boolean own = origin.isOwn(
                incoming.values("Sec-Fetch-Site"),
                incoming.values("Origin"),
                incoming.values("Referer"),
                incoming.first("Host").orElse(""));
        if (!own || !form) {
            decide(turn, new Verdict.Absent(), own ? FormState.UNREADABLE : FormState.FOREIGN, "");
            return;
        }
        FormFields.onFields(
                turn.request(),
                StandardCharsets.UTF_8,
                MOST_FIELDS,
                MOST_BYTES,
                Promise.Invocable.from(Invocable.InvocationType.NON_BLOCKING, (fields, failure) -> read(turn, fields)));
    }

    private void read(Turn turn, @Nullable Fields fields) {
        if (fields == null) {
            decide(turn, new Verdict.Absent(), FormState.UNREADABLE, "");
            return;
        }
        List<String> next = fields.getValuesOrEmpty("next");
        List<String> token =
                fields.getValuesOrEmpty("token").stream().map(String::strip).toList();
        decide(turn, turn.tokens().token(token, turn.now()), FormState.OWN, next.size() == 1 ? next.getFirst() : "");
    }

    private void decide(Turn turn, Verdict token, FormState state, String next) {
        boolean throttled = !gate.attempts().wait(turn.incoming().client()).isZero();
        effects.carryOut(
                turn,
                GatePolicy.decide(
                        gate.mode(), turn.incoming().facts(turn.tokens(), turn.now(), throttled, token, state)),
                next);
    }
}
