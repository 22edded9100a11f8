package software.openwork.den.domain.billing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

class FakeSubscriptionsTest extends SubscriptionsContract {

    private final FakeSubscriptions subscriptions = new FakeSubscriptions(BENEFIT);

    @Override
    protected Subscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    protected Vendor vendor() {
        return new Vendor() {
            @Override
            public String given(String email, @Nullable String externalId, boolean entitled) {
                return subscriptions.given(email, externalId, entitled);
            }

            @Override
            public void revoke(String customerId) {
                subscriptions.revoke(customerId);
            }

            @Override
            public Optional<String> externalId(String customerId) {
                return subscriptions.externalId(customerId);
            }

            @Override
            public void goDown() {
                subscriptions.goDown(null);
            }
        };
    }
}
