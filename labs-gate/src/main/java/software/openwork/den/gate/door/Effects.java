package software.openwork.den.gate.door;

import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.openwork.den.domain.gate.FormState;
import software.openwork.den.domain.gate.GateDecision;
import software.openwork.den.domain.gate.GateSource;
import software.openwork.den.domain.gate.Grant;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.credential.AccessTokens;
import software.openwork.den.gate.error.GateErrors;
import software.openwork.den.gate.login.LoginPage;
import software.openwork.den.gate.login.ReturnPath;
import software.openwork.den.gate.wire.QueryText;

/** Carries decisions out: counts attempts, issues cookies, writes answers. */
final class Effects {

    private static final String ALLOW_LOGIN = "GET, HEAD, POST";

    private final Gate gate;
    private final GateConfig.Paths paths;
    private final LoginPage pages;
    private final ReturnPath returns;

    Effects(Gate gate) {
        this.gate = gate;
        paths = gate.config().paths();
        pages = new LoginPage(paths.login());
        returns = new ReturnPath(paths);
    }

    boolean carryOut(Turn turn, GateDecision decision) {
        return carryOut(turn, decision, "");
    }

    /** Answers. Always true, as Jetty wants it. */
    boolean carryOut(Turn turn, GateDecision decision, String next) {
        Response response = turn.response();
        Callback callback = turn.callback();
        switch (decision) {
            case GateDecision.Pass ignored -> throw new IllegalStateException("what passes is not answered here");
            case GateDecision.Admit admit -> admit(turn, admit, next);
            case GateDecision.DropToken drop -> {
                turn.visit().note(GateSource.COOKIE, drop.grant().token());
                Answers.redirect(
                        response, callback, returns.withoutToken(turn.incoming().target()));
            }
            case GateDecision.ShowLogin ignored -> Answers.page(response, callback, 200, pages.login(asked(turn)));
            case GateDecision.LoginFailed failed -> {
                refuse(turn, failed.attempt());
                Answers.page(response, callback, 401, pages.failed(returns.of(next)));
            }
            case GateDecision.RefuseForm form -> {
                refuse(turn, false);
                if (form.why() == FormState.FOREIGN) {
                    Answers.page(response, callback, GateErrors.FOREIGN_FORM.status(), pages.foreign());
                } else {
                    Answers.error(response, callback, GateErrors.NOT_A_FORM);
                }
            }
            case GateDecision.SendToLogin send -> {
                refuse(turn, send.attempt());
                Answers.redirect(
                        response, callback, returns.login(turn.incoming().target()));
            }
            case GateDecision.Refuse refused -> {
                refuse(turn, refused.attempt());
                Answers.error(response, callback, GateErrors.REQUIRED);
            }
            case GateDecision.Throttle ignored -> throttle(turn);
            case GateDecision.Confirm confirm -> {
                Grant grant = confirm.grant();
                turn.visit().note(confirm.source(), grant == null ? null : grant.token());
                Answers.empty(response, callback, 204);
            }
            case GateDecision.AnswerPreflight ignored -> {
                response.getHeaders().put(HttpHeader.VARY, "Origin");
                Answers.empty(response, callback, 204);
            }
            case GateDecision.RefuseMethod ignored -> {
                refuse(turn, false);
                response.getHeaders().put(HttpHeader.ALLOW, ALLOW_LOGIN);
                Answers.error(response, callback, GateErrors.METHOD);
            }
            case GateDecision.RefuseTarget ignored -> {
                refuse(turn, false);
                Answers.error(response, callback, GateErrors.BAD_TARGET);
            }
            case GateDecision.Closed ignored -> closed(turn);
        }
        return true;
    }

    private void refuse(Turn turn, boolean attempt) {
        turn.visit().refuse();
        if (attempt) {
            gate.attempts().failed(turn.incoming().client());
        }
    }

    private void admit(Turn turn, GateDecision.Admit admit, String next) {
        Optional<AccessTokens.Cookie> cookie = turn.tokens()
                .issue(admit.grant(), turn.now(), gate.config().cookie().maxAge());
        if (cookie.isEmpty()) {
            refuse(turn, false);
            Answers.error(turn.response(), turn.callback(), GateErrors.REQUIRED);
            return;
        }
        turn.visit().note(admit.source(), admit.grant().token());
        turn.visit().cookie();
        Response.addCookie(
                turn.response(),
                HttpCookie.build(gate.config().cookie().name(), cookie.get().value())
                        .path("/")
                        .maxAge(cookie.get().maxAge().toSeconds())
                        .httpOnly(true)
                        .secure(isSecure(turn))
                        .sameSite(HttpCookie.SameSite.LAX)
                        .build());
        Answers.redirect(
                turn.response(),
                turn.callback(),
                admit.source() == GateSource.FORM
                        ? returns.of(next)
                        : returns.withoutToken(turn.incoming().target()));
    }

    private boolean isSecure(Turn turn) {
        if (gate.config().publicUrl().isPresent()) {
            return gate.config().secure();
        }
        return turn.request().isSecure()
                || (turn.incoming().fromProxy()
                        && turn.incoming().first("X-Forwarded-Proto").orElse("").equalsIgnoreCase("https"));
    }

    private void throttle(Turn turn) {
        refuse(turn, false);
        long seconds = Math.max(
                1,
                gate.attempts().wait(turn.incoming().client()).plusMillis(999).toSeconds());
        turn.response().getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
        if (turn.incoming().wantsPage()) {
            Answers.page(turn.response(), turn.callback(), 429, pages.throttled(seconds));
        } else {
            Answers.error(turn.response(), turn.callback(), GateErrors.THROTTLED);
        }
    }

    private void closed(Turn turn) {
        refuse(turn, false);
        if (turn.incoming().wantsPage()) {
            Answers.page(turn.response(), turn.callback(), GateErrors.CLOSED.status(), pages.closed());
        } else {
            Answers.error(turn.response(), turn.callback(), GateErrors.CLOSED);
        }
    }

    /** Where the login page was asked to lead to. */
    private String asked(Turn turn) {
        QueryText query = QueryText.without(turn.incoming().target().query(), "next");
        return returns.of(query.values().size() == 1 ? query.values().getFirst() : "");
    }
}
