package software.openwork.den.app.stub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerTokens;

class StubWorkerHostTest {

    private static final WorkerId WORKER = new WorkerId("6f1c1f5e-0000-4000-8000-000000000001");

    private final WorkerHost host = new StubWorkerHost("https://{workerId}.example.com/{workerId}");

    @Test
    void shouldFindAnyWorkerUnderTheReferenceThatCreateNames() {
        WorkerHost.Creation created =
                host.create(new HostRequest(WORKER, "w", new WorkerTokens(Secret.of("h"), Secret.of("c"))));

        assertThat(created).isEqualTo(new WorkerHost.Created(reference()));
        assertThat(host.find(new HostSearch(WORKER, "w", null))).isEqualTo(new WorkerHost.Found(reference()));
    }

    @Test
    void shouldPutTheIdentifierInThePlaceOfTheFirstPlaceholder() {
        assertThat(host.deploy(reference()))
                .isEqualTo(new WorkerHost.DeployedAt("https://" + WORKER.value() + ".example.com/{workerId}"));
    }

    @Test
    void shouldNotKnowTheServicesOfOthers() {
        assertThat(host.deploy(new HostRef("srv-1"))).isEqualTo(new WorkerHost.Vanished());
    }

    @Test
    void shouldAgreeToEverythingElse() {
        assertThat(host.suspend(reference())).isEqualTo(new Effect.Done());
        assertThat(host.resume(reference())).isEqualTo(new Effect.Done());
        assertThat(host.delete(reference())).isEqualTo(new Effect.Done());
        assertThat(host.attachDomain(reference(), "a.example")).isEqualTo(new Effect.Done());
        assertThat(host.verifyDomain(reference(), "a.example")).isEqualTo(new Effect.Done());
        assertThat(host.detachDomain(reference(), "a.example")).isEqualTo(new Effect.Done());
    }

    @Test
    void shouldHaveNoNamesToRemoveWithoutAZone() {
        NoWorkerDomains domains = new NoWorkerDomains();

        assertThat(domains.remove("a.example")).isEqualTo(new Effect.Missing());
        assertThat(domains.point("a.example", "b.example")).isInstanceOf(Effect.Rejected.class);
    }

    private static HostRef reference() {
        return new HostRef("stub-" + WORKER.value());
    }
}
