package software.openwork.den.http.admin;

import java.util.List;
import software.openwork.den.application.admin.AdminUseCases;
import software.openwork.den.http.route.Route;

/** What platform administrators see, below {@code /v1/admin}; and the audit record, which owners see too. */
public final class AdminRoutes {

    private AdminRoutes() {}

    public static List<Route> of(AdminUseCases useCases) {
        AdminDoor door = new AdminDoor(useCases.access());
        UserJson users = new UserJson(useCases.paywall());
        AuditRoutes audit = new AuditRoutes(door, useCases.readAudit());
        return List.of(
                new OverviewRoute(door, useCases.showOverview(), users).route(),
                new UsersRoute(door, useCases.listUsers(), users).route(),
                new StatisticsRoute(door, useCases.showStatistics()).route(),
                new LeaksRoute(door, useCases.showLeaks()).route(),
                audit.ofAll(),
                audit.ofOrg());
    }
}
