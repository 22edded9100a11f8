package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FakeWorkerRuntimeTest implements WorkerRuntimeContract {

    private static final String URL = "https://worker.example";

    private final FakeWorkerRuntime fake = new FakeWorkerRuntime().reachable("https://dead.example", false);

    @Override
    public WorkerRuntime runtime() {
        return fake;
    }

    @Override
    public Site site() {
        return new Site() {
            @Override
            public String url() {
                return URL;
            }

            @Override
            public String deadUrl() {
                return "https://dead.example";
            }

            @Override
            public void makeUnhealthy() {
                fake.unhealthy(URL, Integer.MAX_VALUE);
            }

            @Override
            public void workspace(@Nullable String id) {
                fake.workspace(URL, id);
            }

            @Override
            public void refuseMinting(String message) {
                fake.refuseMinting(URL, message);
            }

            @Override
            public void answers(int status, String json) {
                fake.versions(URL, status, json).upgrade(URL, status, json);
            }

            @Override
            public int upgrades() {
                return (int) fake.calls().stream()
                        .filter(call -> call.method().equals("upgrade"))
                        .count();
            }
        };
    }

    @Test
    void shouldBecomeHealthyAfterSoManyProbes() {
        fake.unhealthy(URL, 2);

        assertThat(fake.isHealthy(URL)).isFalse();
        assertThat(fake.isHealthy(URL)).isFalse();
        assertThat(fake.isHealthy(URL)).isTrue();
    }
}
