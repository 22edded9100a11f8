package software.openwork.den.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatePolicyTest {

    private static final Verdict NO = new Verdict.Absent();
    private static final Verdict WRONG = new Verdict.Wrong();
    private static final Grant GRANT = new Grant("current", null, true);
    private static final Verdict RIGHT = new Verdict.Right(GRANT);
    private static final Verdict LEAVING = new Verdict.Right(new Grant("previous", null, false));
    private static final List<Verdict> VERDICTS = List.of(NO, WRONG, RIGHT, LEAVING);

    private static GateRequest to(GateRoute route, Verdict cookie, Verdict header, Verdict query) {
        return new GateRequest(route, false, cookie, header, query, !query.equals(NO), NO, FormState.UNREADABLE, false);
    }

    private static GateRequest form(Verdict token, FormState state, boolean throttled) {
        return new GateRequest(GateRoute.LOGIN_FORM, false, NO, NO, NO, false, token, state, throttled);
    }

    private static GateRequest navigating(GateRequest request) {
        return new GateRequest(
                request.route(),
                true,
                request.cookie(),
                request.header(),
                request.query(),
                request.tokenInUrl(),
                request.form(),
                request.formState(),
                request.throttled());
    }

    private static GateRequest throttled(GateRequest request) {
        return new GateRequest(
                request.route(),
                request.navigation(),
                request.cookie(),
                request.header(),
                request.query(),
                request.tokenInUrl(),
                request.form(),
                request.formState(),
                true);
    }

    private static GateDecision decide(GateRequest request) {
        return GatePolicy.decide(GateMode.ON, request);
    }

    /** Every request that there can be. */
    private static List<GateRequest> all() {
        List<GateRequest> all = new ArrayList<>();
        for (GateRoute route : GateRoute.values()) {
            for (Verdict cookie : VERDICTS) {
                for (Verdict header : VERDICTS) {
                    for (Verdict query : VERDICTS) {
                        for (Verdict form : VERDICTS) {
                            for (FormState state : FormState.values()) {
                                for (int flags = 0; flags < 8; flags++) {
                                    all.add(new GateRequest(
                                            route,
                                            (flags & 1) > 0,
                                            cookie,
                                            header,
                                            query,
                                            (flags & 2) > 0,
                                            form,
                                            state,
                                            (flags & 4) > 0));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void shouldLetNothingThroughWithoutARight() {
        assertThat(all()).allSatisfy(request -> {
            if (decide(request) instanceof GateDecision.Pass pass) {
                boolean open = request.route() == GateRoute.OPEN;
                boolean right = request.cookie() instanceof Verdict.Right
                        || (request.header() instanceof Verdict.Right && !request.throttled());
                assertThat(open || (request.route() == GateRoute.PROTECTED && right))
                        .isTrue();
                assertThat(pass.grant() == null).isEqualTo(open);
            }
        });
    }

    @Test
    void shouldIssueACookieForARightTokenOnly() {
        assertThat(all()).allSatisfy(request -> {
            if (decide(request) instanceof GateDecision.Admit admit) {
                assertThat(request.throttled()).isFalse();
                assertThat(admit.source() == GateSource.FORM ? request.form() : request.query())
                        .isEqualTo(new Verdict.Right(admit.grant()));
            }
        });
    }

    @Test
    void shouldLetNobodyThroughAClosedGate() {
        assertThat(all())
                .filteredOn(request -> GatePolicy.decide(GateMode.CLOSED, request) instanceof GateDecision.Pass)
                .allMatch(request -> request.route() == GateRoute.OPEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = GateRoute.class,
            names = {"MALFORMED", "VERIFY"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldLetEverythingThroughWithoutAGate(GateRoute route) {
        assertThat(GatePolicy.decide(GateMode.OFF, to(route, NO, WRONG, NO)))
                .isEqualTo(new GateDecision.Pass(GateSource.NONE, null));
    }

    @Test
    void shouldNotLookAtATokenBesideAValidCookie() {
        GateDecision byCookie = new GateDecision.Pass(GateSource.COOKIE, GRANT);

        assertThat(decide(to(GateRoute.PROTECTED, RIGHT, WRONG, NO))).isEqualTo(byCookie);
        assertThat(decide(throttled(to(GateRoute.PROTECTED, RIGHT, WRONG, WRONG))))
                .isEqualTo(byCookie);
        assertThat(decide(navigating(to(GateRoute.PROTECTED, RIGHT, NO, WRONG))))
                .isEqualTo(new GateDecision.DropToken(GRANT));
    }

    @Test
    void shouldTakeTheHeaderBeforeTheLink() {
        assertThat(decide(to(GateRoute.PROTECTED, WRONG, RIGHT, WRONG)))
                .isEqualTo(new GateDecision.Pass(GateSource.HEADER, GRANT));
        assertThat(decide(to(GateRoute.PROTECTED, NO, WRONG, RIGHT))).isEqualTo(new GateDecision.Refuse(true));
        assertThat(decide(to(GateRoute.PROTECTED, NO, NO, RIGHT)))
                .isEqualTo(new GateDecision.Admit(GateSource.QUERY, GRANT));
        assertThat(decide(to(GateRoute.PROTECTED, NO, NO, LEAVING))).isEqualTo(new GateDecision.Refuse(false));
    }

    @Test
    void shouldThrottleWhateverTokenIsSent() {
        assertThat(decide(throttled(to(GateRoute.PROTECTED, NO, RIGHT, NO)))).isEqualTo(new GateDecision.Throttle());
        assertThat(decide(throttled(to(GateRoute.PROTECTED, WRONG, NO, RIGHT)))).isEqualTo(new GateDecision.Throttle());
        assertThat(decide(throttled(to(GateRoute.PROTECTED, NO, NO, NO)))).isEqualTo(new GateDecision.Refuse(false));
        assertThat(decide(form(RIGHT, FormState.OWN, true))).isEqualTo(new GateDecision.Throttle());
        assertThat(decide(throttled(to(GateRoute.VERIFY, NO, RIGHT, NO)))).isEqualTo(new GateDecision.Refuse(false));
    }

    @Test
    void shouldSendPeopleToTheLoginAndProgramsAway() {
        GateRequest stranger = to(GateRoute.PROTECTED, NO, NO, NO);

        assertThat(decide(stranger)).isEqualTo(new GateDecision.Refuse(false));
        assertThat(decide(navigating(stranger))).isEqualTo(new GateDecision.SendToLogin(false));
    }

    @Test
    void shouldJudgeFormsByTheirTokenAndOrigin() {
        assertThat(decide(form(RIGHT, FormState.OWN, false))).isEqualTo(new GateDecision.Admit(GateSource.FORM, GRANT));
        assertThat(decide(form(WRONG, FormState.OWN, false))).isEqualTo(new GateDecision.LoginFailed(true));
        assertThat(decide(form(NO, FormState.OWN, false))).isEqualTo(new GateDecision.LoginFailed(false));
        assertThat(decide(form(RIGHT, FormState.FOREIGN, false)))
                .isEqualTo(new GateDecision.RefuseForm(FormState.FOREIGN));
    }

    @Test
    void shouldConfirmByCookieAndHeaderOnly() {
        assertThat(decide(to(GateRoute.VERIFY, RIGHT, NO, NO)))
                .isEqualTo(new GateDecision.Confirm(GateSource.COOKIE, GRANT));
        assertThat(decide(to(GateRoute.VERIFY, NO, RIGHT, NO)))
                .isEqualTo(new GateDecision.Confirm(GateSource.HEADER, GRANT));
        assertThat(decide(to(GateRoute.VERIFY, NO, NO, RIGHT))).isEqualTo(new GateDecision.Refuse(false));
    }

    @Test
    void shouldEndAGrantAtItsTime() {
        Instant end = Instant.parse("2026-03-01T12:00:00Z");
        Grant grant = new Grant("ada", end, true);

        assertThat(grant.holds(end.minusNanos(1))).isTrue();
        assertThat(grant.holds(end)).isFalse();
        assertThat(GRANT.holds(Instant.MAX)).isTrue();
    }
}
