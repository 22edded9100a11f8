package software.openwork.den.simulator.oauth;

/** What a provider answers. */
public enum Endpoint {
    /** The page that the browser opens. */
    AUTHORIZE,
    /** Codes and refresh tokens for access tokens. */
    TOKEN,
    /** GitHub's profile. */
    USER,
    /** GitHub's list of addresses. */
    EMAILS,
    /** Google's public keys. */
    CERTS
}
