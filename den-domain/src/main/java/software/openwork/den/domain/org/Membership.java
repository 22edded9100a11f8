package software.openwork.den.domain.org;

/**
 * A user's place in an organisation.
 *
 * @param org the organisation
 * @param role what the user is in it
 */
public record Membership(Org org, OrgRole role) {}
