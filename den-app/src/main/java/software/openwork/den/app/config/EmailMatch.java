package software.openwork.den.app.config;

/** Whether a plan counts that was bought with the account's e-mail address outside Den. */
public enum EmailMatch {
    /** It does. */
    ANY,
    /** Only for a verified address. */
    VERIFIED,
    /** It does not. */
    OFF
}
