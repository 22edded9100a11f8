package software.openwork.den.domain.billing;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryDeliveriesTest extends DeliveryRepositoryContract {

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(new InMemoryDatabase());

    @Override
    protected DeliveryRepository deliveries() {
        return deliveries;
    }
}
