package software.openwork.den.domain.access;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryAdminAllowlistTest extends AdminAllowlistContract {

    private final AdminAllowlist list = new InMemoryAdminAllowlist(new InMemoryDatabase());

    @Override
    protected AdminAllowlist list() {
        return list;
    }
}
