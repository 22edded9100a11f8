package software.openwork.den.application.account;

import software.openwork.den.domain.secret.Secret;

/** Links that let somebody in. They are secrets. How they look is for whoever answers when they are opened. */
public interface Links {

    /**
     * To choose a new password.
     *
     * @param token the token
     * @param target where the form is, or empty for Den's own
     * @return the link
     */
    Secret resetPassword(Secret token, String target);

    /**
     * To prove to own an address.
     *
     * @param token the token
     * @param target where to go afterwards, or empty for Den's own page
     * @return the link
     */
    Secret verifyEmail(Secret token, String target);
}
