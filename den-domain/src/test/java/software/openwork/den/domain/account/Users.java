package software.openwork.den.domain.account;

import java.util.Locale;
import software.openwork.den.domain.time.SettableClock;

/** Ready-made users. */
public final class Users {

    private Users() {}

    /** Owns {@code Orgs.acme()}. */
    public static User ada() {
        return named("Ada");
    }

    /** A member of {@code Orgs.acme()}. */
    public static User bob() {
        return named("Bob");
    }

    /** Belongs to nothing of Ada's. */
    public static User eve() {
        return named("Eve");
    }

    /** A user with an id and an address made from the name, which has up to 16 ASCII letters. */
    public static User named(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        String id = (word + "UserUserUserUserUserUserUserUser").substring(0, 32);
        return new User(
                new UserId(id), name, word + "@example.com", false, null, SettableClock.START, SettableClock.START);
    }
}
