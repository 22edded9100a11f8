package software.openwork.den.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.openwork.den.domain.worker.WorkerId;

class ServiceNamesTest {

    private static final WorkerId ID = new WorkerId("6f1c1f5e-0000-4000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({
        "My Helper!, den-worker-6f1c1f5e-0000-4000-8000-000000000001-my-helper",
        "'', den-worker-6f1c1f5e-0000-4000-8000-000000000001",
        "ÜÖÄ 🦊, den-worker-6f1c1f5e-0000-4000-8000-000000000001",
        "a name of many many words, den-worker-6f1c1f5e-0000-4000-8000-000000000001-a-name-of-many",
        "--x--, den-worker-6f1c1f5e-0000-4000-8000-000000000001-x"
    })
    void shouldHoldTheWholeIdentifier(String displayName, String name) {
        assertThat(new ServiceNames("den-worker").name(ID, displayName))
                .isEqualTo(name)
                .hasSizeLessThanOrEqualTo(62);
    }

    @Test
    void shouldKeepTheIdentifierWithTheLongestPrefix() {
        assertThat(new ServiceNames("p".repeat(25)).name(ID, "Helper"))
                .isEqualTo("p".repeat(25) + "-" + ID.value())
                .hasSize(62);
    }

    @Test
    void shouldKnowTheNamesOfTheReplacedService() {
        assertThat(new ServiceNames("den-worker").formerName(ID, "My Cloud Worker 1"))
                .isEqualTo("den-worker-my-cloud-worker-1-6f1c1f5e");
        assertThat(new ServiceNames("den-worker").formerName(ID, "n".repeat(100)))
                .isEqualTo("den-worker-" + "n".repeat(51));
    }
}
