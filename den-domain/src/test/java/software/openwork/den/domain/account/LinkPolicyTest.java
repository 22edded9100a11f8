package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.openwork.den.domain.time.SettableClock;

class LinkPolicyTest {

    @ParameterizedTest(name = "here {0}, password {1}, there {2}, reclaiming {3}: {4}")
    @CsvSource({
        "true,  true,  true,  false, LINK",
        "true,  false, true,  true,  LINK",
        "true,  true,  false, true,  REFUSE",
        "false, true,  true,  false, REFUSE",
        "false, true,  true,  true,  RECLAIM",
        "false, false, true,  true,  REFUSE",
        "false, true,  false, true,  REFUSE",
        "false, true,  false, false, REFUSE",
    })
    void shouldTrustProvedAddressesOnly(
            boolean here, boolean password, boolean there, boolean reclaiming, LinkPolicy expected) {
        User local = new User(
                new UserId("u1"), "Ada", "ada@example.com", here, null, SettableClock.START, SettableClock.START);
        ProviderProfile profile = new ProviderProfile("1", "Ada", "ada@example.com", there, null);

        assertThat(LinkPolicy.judge(local, password, profile, reclaiming)).isEqualTo(expected);
    }
}
