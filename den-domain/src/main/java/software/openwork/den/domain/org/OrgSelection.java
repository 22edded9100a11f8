package software.openwork.den.domain.org;

import java.util.List;

/** What an {@link OrgScope} turned out to be. */
public sealed interface OrgSelection {

    /**
     * One of the caller's organisations.
     *
     * @param membership the organisation and the caller's role in it
     */
    record Selected(Membership membership) implements OrgSelection {}

    /** The caller belongs to no organisation. */
    record NoMembership() implements OrgSelection {}

    /** The caller belongs to organisations, but not to the one that was named (which may not exist). */
    record Forbidden() implements OrgSelection {}

    /**
     * Selects by the rule of {@link OrgScope}.
     *
     * @param memberships the caller's, oldest organisation first
     * @param scope what was asked for
     * @return the selection
     */
    static OrgSelection select(List<Membership> memberships, OrgScope scope) {
        if (memberships.isEmpty()) {
            return new NoMembership();
        }
        if (scope.requested().isEmpty()) {
            return new Selected(memberships.getFirst());
        }
        String wanted = scope.requested().get();
        return memberships.stream()
                .filter(membership -> membership.org().id().value().equals(wanted))
                .findFirst()
                .<OrgSelection>map(Selected::new)
                .orElseGet(Forbidden::new);
    }
}
