package software.openwork.den.application.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.admin.UserReport;
import software.openwork.den.domain.admin.UserReports;

/** Users, page by page. */
public final class ListUsers {

    /** The longest page. */
    public static final int MOST = 100;

    private final UserReports reports;

    public ListUsers(UserReports reports) {
        this.reports = reports;
    }

    /**
     * A page.
     *
     * @param text see {@link UserReports.Search#text}
     * @param after what {@link Page#next} said of the page before; null for the first
     * @param limit at most so many, from 1 to {@link #MOST}
     * @return the page
     */
    public Page handle(String text, UserReports.@Nullable Position after, int limit) {
        List<UserReport> found = reports.page(new UserReports.Search(text, after, limit + 1));
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<UserReport> users = found.subList(0, limit);
        UserReport last = users.getLast();
        return new Page(users, new UserReports.Position(last.createdAt(), last.id()));
    }

    /**
     * A page.
     *
     * @param users newest first
     * @param next where the next one begins; null when this is the last
     */
    public record Page(List<UserReport> users, UserReports.@Nullable Position next) {

        /** Copies the list. */
        public Page {
            users = List.copyOf(users);
        }
    }
}
