package software.openwork.den.domain.billing;

/** Whether a plan counts that was bought with the account's e-mail address outside Den. */
public enum EmailMatch {
    /** It does. */
    ANY,
    /** Only for a verified address. */
    VERIFIED,
    /** It does not. */
    OFF;

    /**
     * Whether a customer may be looked up by the address.
     *
     * @param verified whether the person has proved to own it
     * @return true if so
     */
    public boolean counts(boolean verified) {
        return switch (this) {
            case ANY -> true;
            case VERIFIED -> verified;
            case OFF -> false;
        };
    }
}
