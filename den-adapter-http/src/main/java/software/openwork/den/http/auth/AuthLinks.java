package software.openwork.den.http.auth;

import java.net.URI;
import software.openwork.den.application.account.Links;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.Targets;

/**
 * Links to {@link ResetPasswordRoutes} and {@link VerifyEmailRoute}.
 *
 * @param base where people reach Den, without trailing slash
 */
public record AuthLinks(URI base) implements Links {

    /** Where Den itself lets people choose a new password. */
    private static final String FORM = "/reset-password";

    @Override
    public Secret resetPassword(Secret token, String target) {
        return Secret.of(Targets.with(
                base + "/api/auth/reset-password/" + token.reveal(), "callbackURL", target.isEmpty() ? FORM : target));
    }

    @Override
    public Secret verifyEmail(Secret token, String target) {
        String link = Targets.with(base + "/api/auth/verify-email", "token", token.reveal());
        return Secret.of(Targets.with(link, "callbackURL", target.isEmpty() ? "/" : target));
    }
}
