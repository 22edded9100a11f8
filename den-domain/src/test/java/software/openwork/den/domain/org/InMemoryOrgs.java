package software.openwork.den.domain.org;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Organisations of an {@link InMemoryDatabase}. */
public final class InMemoryOrgs implements OrgRepository {

    private final InMemoryDatabase database;

    public InMemoryOrgs(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Membership> memberships(UserId user) {
        return database.atomically(() -> {
            Map<OrgId, Membership> once = new LinkedHashMap<>();
            members().values().stream()
                    .filter(row -> row.user().equals(user))
                    .filter(row -> orgs().containsKey(row.org()))
                    .map(row -> new Membership(orgs().get(row.org()), row.role()))
                    .sorted(Comparator.<Membership, Instant>comparing(
                                    each -> each.org().createdAt())
                            .thenComparing(each -> each.org().id().value())
                            .thenComparing(Membership::role))
                    .forEach(each -> once.putIfAbsent(each.org().id(), each));
            return List.copyOf(once.values());
        });
    }

    @Override
    public void insert(Org org, String membershipId) {
        database.atomically(() -> {
            boolean taken = orgs().values().stream()
                    .anyMatch(
                            other -> other.id().equals(org.id()) || other.slug().equals(org.slug()));
            if (taken) {
                throw new IllegalStateException("duplicate org id or slug");
            }
            orgs().put(org.id(), org);
            addMember(membershipId, org.id(), org.ownerId(), OrgRole.OWNER);
        });
    }

    @Override
    public void lock(UserId user) {
        if (!database.isInTransaction()) {
            throw new IllegalStateException("a lock outside a transaction is gone at once");
        }
    }

    /** Adds a membership as it is, a duplicate one too. */
    public void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        database.atomically(() -> members().put(membershipId, new Member(org, user, role)));
    }

    private Map<OrgId, Org> orgs() {
        return database.table("org");
    }

    private Map<String, Member> members() {
        return database.table("org_membership");
    }

    private record Member(OrgId org, UserId user, OrgRole role) {}
}
