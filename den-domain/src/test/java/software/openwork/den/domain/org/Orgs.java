package software.openwork.den.domain.org;

import java.time.Instant;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.time.SettableClock;

/** Ready-made organisations. */
public final class Orgs {

    private Orgs() {}

    /** Ada's organisation. */
    public static Org acme() {
        return new Org(
                new OrgId("acacacac-0000-4000-8000-000000000001"),
                "Acme",
                "acme",
                Users.ada().id(),
                SettableClock.START);
    }

    /** The personal organisation of a user, made at that time. */
    public static Org personal(String id, User user, Instant at) {
        return Org.personal(new OrgId(id), user, at);
    }

    /** A place in {@link #acme()}. */
    public static Membership inAcme(OrgRole role) {
        return new Membership(acme(), role);
    }
}
