package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.domain.worker.WorkerId;

class LeaksTest {

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    private Answer leaks(String cookie) {
        return den.client().get("/v1/admin/leaks").cookie(cookie).send();
    }

    private String admin() {
        String cookie = den.signUp("admin@example.com");
        den.verify("admin@example.com");
        return cookie;
    }

    @Test
    void shouldShowTheLastSweep() {
        String cookie = admin();
        assertThat(leaks(cookie).body()).isEqualTo("{\"checkedAt\":null,\"items\":[]}");
        den.leaks.replace(new LeakRepository.Report(
                den.clock.instant(),
                List.of(
                        new Leak(
                                Leak.Kind.HOST,
                                "srv-1",
                                "den-worker-w",
                                new WorkerId("w"),
                                "den-1",
                                Leak.Verdict.OURS_ORPHANED,
                                den.clock.instant()),
                        new Leak(
                                Leak.Kind.DNS,
                                "rec_1",
                                "x.example",
                                null,
                                null,
                                Leak.Verdict.UNKNOWN,
                                den.clock.instant()))));

        assertThat(leaks(cookie).status()).isEqualTo(200);
        assertThat(leaks(cookie).body())
                .isEqualTo("{\"checkedAt\":\"2026-03-01T12:00:00.000Z\",\"items\":["
                        + "{\"kind\":\"host\",\"ref\":\"srv-1\",\"name\":\"den-worker-w\",\"workerId\":\"w\","
                        + "\"installation\":\"den-1\",\"verdict\":\"ours_orphaned\","
                        + "\"firstSeen\":\"2026-03-01T12:00:00.000Z\"},"
                        + "{\"kind\":\"dns\",\"ref\":\"rec_1\",\"name\":\"x.example\",\"workerId\":null,"
                        + "\"installation\":null,\"verdict\":\"unknown\","
                        + "\"firstSeen\":\"2026-03-01T12:00:00.000Z\"}]}");
    }

    @Test
    void shouldBeForAdministratorsWhoProvedTheirAddress() {
        String user = den.signUp("somebody@example.com");
        den.verify("somebody@example.com");
        String unproved = den.signUp("admin@example.com");

        assertThat(leaks(user).status()).isEqualTo(403);
        assertThat(leaks(unproved).status()).isEqualTo(403);
        assertThat(leaks(unproved).body()).isEqualTo("{\"error\":\"forbidden\"}");
        den.verify("admin@example.com");
        assertThat(leaks(unproved).status()).isEqualTo(200);
    }
}
