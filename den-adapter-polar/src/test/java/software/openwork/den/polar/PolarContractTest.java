package software.openwork.den.polar;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.billing.SubscriptionsContract;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.PolarSimulator;

class PolarContractTest extends SubscriptionsContract {

    static final String TOKEN = "polar_oat_0123456789abcdef";
    static final String PRODUCT = "prod_1";

    private final PolarSimulator polar = PolarSimulator.start(TOKEN, PRODUCT, BENEFIT);
    private final PolarAdapter adapter = PolarAdapter.create(config(polar.apiBase()), InstantSource.system());

    static PolarConfig config(URI base) {
        return new PolarConfig(
                base,
                Secret.of(TOKEN),
                PolarSimulator.VERSION,
                PRODUCT,
                URI.create("https://app.example.com/ok"),
                URI.create("https://app.example.com/back"),
                16);
    }

    @AfterEach
    void close() {
        adapter.close();
        polar.close();
    }

    @Override
    protected Subscriptions subscriptions() {
        return adapter.subscriptions();
    }

    @Override
    protected Vendor vendor() {
        return new Vendor() {
            @Override
            public String given(String email, @Nullable String externalId, boolean entitled) {
                return polar.given(email, externalId, entitled);
            }

            @Override
            public void revoke(String customerId) {
                polar.revoke(customerId);
            }

            @Override
            public Optional<String> externalId(String customerId) {
                return polar.externalId(customerId);
            }

            @Override
            public void goDown() {
                polar.always(Fault.status(503));
            }
        };
    }
}
