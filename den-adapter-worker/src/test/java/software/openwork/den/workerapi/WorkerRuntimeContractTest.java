package software.openwork.den.workerapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.WorkerRuntimeContract;
import software.openwork.den.domain.worker.Workers;

/** The contract, kept against a worker that minds every header. */
class WorkerRuntimeContractTest implements WorkerRuntimeContract {

    @RegisterExtension
    static final WireMockExtension WORKER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().globalTemplating(true))
            .build();

    private static final WorkerApiAdapter ADAPTER = WorkerApiAdapter.create(AmpleLimits.CONFIG);

    private final WireMockSite site = new WireMockSite();

    @AfterAll
    static void close() {
        ADAPTER.close();
    }

    @BeforeEach
    void start() {
        WORKER.stubFor(get("/health").willReturn(okJson("{\"ok\":true}")));
        WORKER.stubFor(post("/tokens")
                .withHeader(
                        "X-OpenWork-Host-Token", equalTo(Workers.tokens().host().reveal()))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"scope\":\"owner\",\"label\":\"Den owner token\"}"))
                .willReturn(jsonResponse("{\"token\":\"owner-{{randomValue length=24}}\"}", 201)));
        site.workspace("ws_1");
        site.answers(200, "{}");
    }

    @Override
    public WorkerRuntime runtime() {
        return ADAPTER.runtime();
    }

    @Override
    public Site site() {
        return site;
    }

    private static final class WireMockSite implements Site {

        @Override
        public String url() {
            return WORKER.baseUrl();
        }

        @Override
        public String deadUrl() {
            return "http://127.0.0.1:1";
        }

        @Override
        public void makeUnhealthy() {
            WORKER.stubFor(get("/health").willReturn(serverError()));
        }

        @Override
        public void workspace(@Nullable String id) {
            String items = id == null ? "" : "{\"id\":\"ws_0\"},{\"id\":\"" + id + "\"}";
            String active = id == null ? "null" : "\"" + id + "\"";
            WORKER.stubFor(get("/workspaces")
                    .withHeader(
                            "Authorization",
                            equalTo("Bearer " + Workers.tokens().client().reveal()))
                    .withHeader("Accept", equalTo("application/json"))
                    .willReturn(okJson("{\"activeId\":" + active + ",\"items\":[" + items + "]}")));
        }

        @Override
        public void refuseMinting(String message) {
            WORKER.stubFor(post("/tokens").willReturn(jsonResponse("{\"message\":\"" + message + "\"}", 403)));
        }

        @Override
        public void answers(int status, String json) {
            WORKER.stubFor(any(urlMatching("/runtime/(versions|upgrade)"))
                    .withHeader(
                            "X-OpenWork-Host-Token",
                            equalTo(Workers.tokens().host().reveal()))
                    .withHeader("Accept", equalTo("application/json"))
                    .withHeader("Content-Type", equalTo("application/json"))
                    .willReturn(aResponse().withStatus(status).withBody(json)));
        }

        @Override
        public int upgrades() {
            return WORKER.findAll(postRequestedFor(urlEqualTo("/runtime/upgrade")))
                    .size();
        }
    }
}
