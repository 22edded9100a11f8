package software.openwork.den.application.account;

import java.util.List;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.account.User;

/** Tells platform administrators from everybody else. */
public final class RecognizeAdmin {

    private final AdminAllowlist list;
    private final List<String> configured;

    /**
     * The use case.
     *
     * @param list addresses of administrators
     * @param configured further ones, in lower case
     */
    public RecognizeAdmin(AdminAllowlist list, List<String> configured) {
        this.list = list;
        this.configured = List.copyOf(configured);
    }

    /** Who somebody is. */
    public enum Rank {
        /** An administrator: has an address on a list, and has proved to own it. */
        ADMIN,
        /** Nobody special. */
        USER
    }

    /**
     * Looks.
     *
     * @param user whoever asks
     * @return what they are
     */
    public Rank handle(User user) {
        return user.emailVerified() && (configured.contains(user.email()) || list.contains(user.email()))
                ? Rank.ADMIN
                : Rank.USER;
    }
}
