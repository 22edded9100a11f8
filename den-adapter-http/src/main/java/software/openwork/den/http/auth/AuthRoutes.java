package software.openwork.den.http.auth;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.application.account.SignUp;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.session.SessionCookies;
import software.openwork.den.http.session.StateCookie;
import software.openwork.den.http.wire.TrustedOrigins;

/** Everything below {@code /api/auth}. */
public final class AuthRoutes {

    private AuthRoutes() {}

    public static List<Route> of(
            SignUp signUp,
            SignIn signIn,
            SignOut signOut,
            Authenticate authenticate,
            SocialUseCases social,
            Credentials credentials,
            SessionCookies cookies,
            StateCookie stateCookie,
            TrustedOrigins origins,
            URI baseUrl) {
        NewSession newSession = new NewSession(cookies);
        List<Route> routes = new ArrayList<>();
        routes.add(new SignUpRoute(signUp, newSession).route());
        routes.add(new SignInRoute(signIn, newSession).route());
        routes.addAll(new SessionRoutes(authenticate, signOut, credentials, cookies).routes());
        routes.addAll(new SocialRoutes(social, newSession, stateCookie, baseUrl).routes());
        routes.addAll(new CallbackRoutes(social, credentials, newSession, stateCookie, origins, baseUrl).routes());
        routes.addAll(new LinkedAccountRoutes(social, credentials).routes());
        routes.add(new ErrorPageRoute("https".equalsIgnoreCase(baseUrl.getScheme())).route());
        return routes;
    }
}
