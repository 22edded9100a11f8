package software.openwork.den.domain.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;

/** What every {@link CheckoutRepository} promises. Tests share one store and use users of their own. */
public abstract class CheckoutRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    private static final URI PAGE = URI.create("https://pay.example/c/1?a=b");

    private final UserId user = new UserId(UUID.randomUUID().toString());

    protected abstract CheckoutRepository checkouts();

    @Test
    void shouldKeepTheLastOneWhileItCanBeUsed() {
        assertThat(checkouts().find(user, "prod_1", NOW)).isEmpty();
        checkouts().put(user, "prod_1", URI.create("https://pay.example/old"), NOW.plusSeconds(9));

        checkouts().put(user, "prod_1", PAGE, NOW.plusMillis(2));

        assertThat(checkouts().find(user, "prod_1", NOW.plusMillis(1))).contains(PAGE);
        assertThat(checkouts().find(user, "prod_1", NOW.plusMillis(2))).isEmpty();
    }

    @Test
    void shouldKnowProductsAndUsersApart() {
        checkouts().put(user, "prod_1", PAGE, NOW.plusSeconds(1));

        assertThat(checkouts().find(user, "prod_2", NOW)).isEmpty();
        assertThat(checkouts().find(new UserId("x" + user.value()), "prod_1", NOW))
                .isEmpty();
    }

    @Test
    void shouldForgetOneThatWasUsed() {
        checkouts().put(user, "prod_1", PAGE, NOW.plusSeconds(1));

        checkouts().remove(user);
        checkouts().remove(user);

        assertThat(checkouts().find(user, "prod_1", NOW)).isEmpty();
    }

    @Test
    void shouldNotKeepOneThatIsTooLong() {
        checkouts().put(user, "prod_1", URI.create("https://pay.example/" + "x".repeat(3000)), NOW.plusSeconds(1));

        assertThat(checkouts().find(user, "prod_1", NOW)).isEmpty();
    }
}
