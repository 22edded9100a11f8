package software.openwork.den.domain.access;

/** What an access policy says. */
public sealed interface AccessDecision {

    /** Go ahead. */
    record Granted() implements AccessDecision {}

    /**
     * The actor may see the thing, but not do this to it.
     *
     * @param rule name of the rule that refused
     */
    record Denied(String rule) implements AccessDecision {}
}
