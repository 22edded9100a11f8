package software.openwork.den.application.account;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.openwork.den.domain.secret.Secret;

/**
 * Links that let somebody in. They are secrets.
 *
 * @param base where people reach Den, without trailing slash
 */
public record Links(URI base) {

    /** Where Den itself lets people choose a new password. */
    private static final String FORM = "/web/reset-password.html";

    /**
     * To choose a new password.
     *
     * @param token the token
     * @param target where the form is, or empty for Den's own
     * @return the link
     */
    Secret resetPassword(Secret token, String target) {
        return Secret.of(base + "/api/auth/reset-password/" + token.reveal() + "?callbackURL="
                + encode(target.isEmpty() ? FORM : target));
    }

    /**
     * To prove to own an address.
     *
     * @param token the token
     * @param target where to go afterwards, or empty for Den's own page
     * @return the link
     */
    Secret verifyEmail(Secret token, String target) {
        return Secret.of(base + "/api/auth/verify-email?token=" + encode(token.reveal()) + "&callbackURL="
                + encode(target.isEmpty() ? "/" : target));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
