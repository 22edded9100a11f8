package software.openwork.den.domain.billing;

/** How the customer of a person was found. */
public enum PlanRule {
    /** The customer carries the user's identifier. */
    EXTERNAL_ID,
    /** The customer has the user's address, and carries nobody else's identifier. */
    EMAIL
}
