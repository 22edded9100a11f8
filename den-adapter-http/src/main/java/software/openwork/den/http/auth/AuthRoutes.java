package software.openwork.den.http.auth;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.session.SessionCookies;
import software.openwork.den.http.wire.TrustedOrigins;

/** Everything below {@code /api/auth}. */
public final class AuthRoutes {

    private AuthRoutes() {}

    public static List<Route> of(
            HttpUseCases useCases,
            Credentials credentials,
            SessionCookies cookies,
            TrustedOrigins origins,
            URI baseUrl) {
        NewSession newSession = new NewSession(cookies);
        HttpUseCases.Accounts accounts = useCases.accounts();
        List<Route> routes = new ArrayList<>();
        routes.add(new SignUpRoute(useCases.signUp(), newSession).route());
        routes.add(new SignInRoute(useCases.signIn(), newSession).route());
        routes.addAll(new SessionRoutes(useCases.authenticate(), useCases.signOut(), credentials, cookies).routes());
        routes.addAll(new OwnSessionRoutes(
                        accounts.listSessions(),
                        accounts.revokeSession(),
                        accounts.revokeSessions(),
                        accounts.revokeOtherSessions(),
                        cookies)
                .routes());
        routes.add(new UpdateUserRoute(accounts.updateUser(), credentials, newSession).route());
        routes.addAll(new PasswordRoutes(accounts.changePassword(), accounts.verifyPassword(), credentials, newSession)
                .routes());
        routes.addAll(new ResetPasswordRoutes(accounts.findPasswordReset(), accounts.resetPassword(), origins, baseUrl)
                .routes());
        routes.add(new VerifyEmailRoute(accounts.verifyEmail(), origins).route());
        routes.addAll(new DisabledRoutes(origins).routes());
        HttpUseCases.Mails mails = useCases.mails();
        routes.addAll(mails == null ? DisabledRoutes.mail() : new MailRoutes(mails).routes());
        return routes;
    }
}
