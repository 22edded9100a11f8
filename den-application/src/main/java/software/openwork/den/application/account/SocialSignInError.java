package software.openwork.den.application.account;

/** Why a browser that came back from a provider does not end up signed in, in the words of Better Auth. */
public enum SocialSignInError {
    /** It brought no state. */
    STATE_NOT_FOUND,
    /** Its state is unknown, used, too old, or not the one in its cookie. */
    STATE_MISMATCH,
    /** It brought no code. */
    NO_CODE,
    /** The provider is unknown or not set up. */
    OAUTH_PROVIDER_NOT_FOUND,
    /** It is not known where to go afterwards. */
    NO_CALLBACK_URL,
    /** The code is wrong, used, or of another provider; or the provider failed. */
    INVALID_CODE,
    /** Who the person is could not be learned. */
    UNABLE_TO_GET_USER_INFO,
    /** The provider tells no address. */
    EMAIL_NOT_FOUND,
    /** Somebody here has the address, and may be somebody else. */
    ACCOUNT_NOT_LINKED,
    /** The person cannot be kept. */
    UNABLE_TO_CREATE_USER,
    /** The session that asked for the link has ended, or the address is not proved. */
    UNABLE_TO_LINK_ACCOUNT,
    /** The address at the provider is another one than here. */
    EMAIL_DOES_NOT_MATCH,
    /** The account at the provider is already somebody else's way in. */
    ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER
}
