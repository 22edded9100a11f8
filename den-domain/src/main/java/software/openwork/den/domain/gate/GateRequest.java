package software.openwork.den.domain.gate;

/**
 * All that the decision depends on.
 *
 * @param route what is asked for
 * @param navigation whether a browser shows the answer to a person as a page
 * @param cookie verdict on the cookie
 * @param header verdict on the header with the token
 * @param query verdict on the token of a bootstrap link; absent in a request that cannot be one
 * @param tokenInUrl whether the URL names the link's parameter at all
 * @param form verdict on the token of the login form
 * @param formState whether the form counts; of interest for {@link GateRoute#LOGIN_FORM} only
 * @param throttled whether too many wrong tokens came from the same place, or from everywhere
 */
public record GateRequest(
        GateRoute route,
        boolean navigation,
        Verdict cookie,
        Verdict header,
        Verdict query,
        boolean tokenInUrl,
        Verdict form,
        FormState formState,
        boolean throttled) {}
