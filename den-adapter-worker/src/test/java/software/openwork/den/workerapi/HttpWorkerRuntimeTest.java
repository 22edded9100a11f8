package software.openwork.den.workerapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.WorkerRuntime.Answered;
import software.openwork.den.domain.worker.WorkerRuntime.Minted;
import software.openwork.den.domain.worker.WorkerRuntime.Refused;
import software.openwork.den.domain.worker.WorkerRuntime.Unreachable;

class HttpWorkerRuntimeTest {

    private static final Secret HOST = Secret.of("h".repeat(64));
    private static final Secret CLIENT = Secret.of("c".repeat(64));

    @RegisterExtension
    static final WireMockExtension WORKER = WireMockExtension.newInstance().build();

    @RegisterExtension
    static final WireMockExtension STRANGER = WireMockExtension.newInstance().build();

    private static final WorkerApiAdapter ADAPTER = WorkerApiAdapter.create(AmpleLimits.CONFIG);

    private final WorkerRuntime runtime = ADAPTER.runtime();

    @AfterAll
    static void close() {
        ADAPTER.close();
    }

    @Nested
    class Requests {

        @Test
        void shouldKeepThePathOfTheUrlAndDropItsSlashes() {
            answer(ok("{}"));

            runtime.versions(WORKER.baseUrl() + "/w/1///", HOST);

            assertThat(theOnlyRequest().getUrl()).isEqualTo("/w/1/runtime/versions");
        }

        @Test
        void shouldShowEachTokenOnlyWhereItBelongs() {
            answer(ok("{}"));

            runtime.isHealthy(WORKER.baseUrl());
            runtime.workspace(WORKER.baseUrl(), CLIENT);
            runtime.mintOwnerToken(WORKER.baseUrl(), HOST);

            WORKER.verify(
                    1,
                    getRequestedFor(urlEqualTo("/health"))
                            .withoutHeader("Authorization")
                            .withoutHeader("X-OpenWork-Host-Token"));
            WORKER.verify(
                    1,
                    getRequestedFor(urlEqualTo("/workspaces"))
                            .withHeader("Authorization", equalTo("Bearer " + CLIENT.reveal()))
                            .withoutHeader("Content-Type")
                            .withoutHeader("X-OpenWork-Host-Token"));
            WORKER.verify(
                    1,
                    postRequestedFor(urlEqualTo("/tokens"))
                            .withHeader("X-OpenWork-Host-Token", equalTo(HOST.reveal()))
                            .withoutHeader("Authorization"));
        }

        @Test
        void shouldPassTheBodyOfAnUpgradeOnAsItIs() {
            answer(ok("{}"));

            runtime.upgrade(WORKER.baseUrl(), HOST, "[ 1,\"\u00e9\ud83d\ude00\" ]");

            assertThat(theOnlyRequest().getBodyAsString()).isEqualTo("[ 1,\"\u00e9\ud83d\ude00\" ]");
        }

        @Test
        void shouldNotAskForAnotherProtocol() {
            answer(ok("{}"));

            runtime.versions(WORKER.baseUrl(), HOST);

            assertThat(theOnlyRequest().containsHeader("Upgrade")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "/", "worker.example", "http://", "ftp://worker.example", "http://no such host"})
        void shouldTakeAUrlThatIsNoneForNobody(String url) {
            assertThat(runtime.isHealthy(url)).isFalse();
            assertThat(runtime.workspace(url, CLIENT)).isEmpty();
            assertThat(runtime.mintOwnerToken(url, HOST)).isEqualTo(new Unreachable());
            assertThat(runtime.versions(url, HOST)).isEqualTo(new Unreachable());
            assertThat(runtime.upgrade(url, HOST, "{}")).isEqualTo(new Unreachable());
        }

        @Test
        void shouldNotQuoteATokenThatNoHeaderTakes() {
            assertThat(runtime.versions(WORKER.baseUrl(), Secret.of("a\r\nX-Evil: b")))
                    .isEqualTo(new Unreachable());
            assertThat(runtime.workspace(WORKER.baseUrl(), Secret.of("a\nb"))).isEmpty();
            WORKER.verify(0, anyRequestedFor(anyUrl()));
        }
    }

    @Nested
    class Redirects {

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void shouldStayWithTheWorker(int status) {
            STRANGER.stubFor(any(anyUrl()).willReturn(ok("{\"token\":\"evil\"}")));
            answer(status(status).withHeader("Location", STRANGER.baseUrl() + "/steal"));

            assertThat(runtime.isHealthy(WORKER.baseUrl())).isFalse();
            assertThat(runtime.workspace(WORKER.baseUrl(), CLIENT)).isEmpty();
            assertThat(runtime.mintOwnerToken(WORKER.baseUrl(), HOST))
                    .isEqualTo(new Refused("Owner token request failed with " + status + "."));
            assertThat(runtime.versions(WORKER.baseUrl(), HOST)).isEqualTo(new Answered(status, "null"));
            assertThat(runtime.upgrade(WORKER.baseUrl(), HOST, "{}")).isEqualTo(new Answered(status, "null"));

            STRANGER.verify(0, anyRequestedFor(anyUrl()));
            WORKER.verify(5, anyRequestedFor(anyUrl()));
        }

        @Test
        void shouldNotEvenGoToAnotherPath() {
            answer(temporaryRedirect("/elsewhere"));

            runtime.versions(WORKER.baseUrl(), HOST);

            assertThat(theOnlyRequest().getUrl()).isEqualTo("/runtime/versions");
        }
    }

    @Nested
    class Health {

        @ParameterizedTest
        @CsvSource({"200, true", "204, true", "299, true", "304, false", "401, false", "404, false", "503, false"})
        void shouldBeThatOfTheStatus(int status, boolean healthy) {
            answer(status(status));

            assertThat(runtime.isHealthy(WORKER.baseUrl())).isEqualTo(healthy);
        }

        @Test
        void shouldNotMindTheBody() {
            answer(ok("x".repeat(3 << 20)));

            assertThat(runtime.isHealthy(WORKER.baseUrl())).isTrue();
        }
    }

    @Nested
    class Workspace {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"activeId\":\"ws_1\",\"items\":[{\"id\":\"ws_0\"},{\"id\":\"ws_1\"}]} | ws_1",
                    "{\"activeId\":\"ws_5\",\"items\":[],\"baseUrl\":\"https://evil.example\"} | ws_5",
                    "{\"items\":[{\"id\":\" \"},{\"id\":\"ws 2/\u00e9\"}]} | ws 2/\u00e9",
                    "{\"activeId\":null,\"items\":[{\"id\":\"ws_3\"}]} | ws_3",
                    "{\"activeId\":\"\",\"items\":[{\"id\":\"ws_4\"}]} | ws_4",
                    "{\"activeId\":7,\"items\":[null,[],\"x\",{},{\"id\":7},{\"id\":\"ws_6\"}]} | ws_6",
                })
        void shouldBeTheActiveOneElseTheFirst(String body, String id) {
            answer(ok(body));

            assertThat(runtime.workspace(WORKER.baseUrl(), CLIENT)).contains(id);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"items\":[]}",
                    "{\"activeId\":\"x\"}",
                    "{\"activeId\":\"x\",\"items\":{\"id\":\"y\"}}",
                    "[]",
                    "null",
                    "\"ws_1\"",
                    "<html>",
                    "{\"items\":[{\"id\":\"ws_1\"}]",
                    "{\"items\":[{\"id\":\"ws_1\"}]} {}",
                    "",
                })
        void shouldBeNoneWhenTheBodyNamesNone(String body) {
            answer(ok(body));

            assertThat(runtime.workspace(WORKER.baseUrl(), CLIENT)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 401, 404, 500})
        void shouldBeNoneWhenRefused(int status) {
            answer(status(status).withBody("{\"items\":[{\"id\":\"ws_1\"}]}"));

            assertThat(runtime.workspace(WORKER.baseUrl(), CLIENT)).isEmpty();
        }
    }

    @Nested
    class OwnerToken {

        @ParameterizedTest
        @ValueSource(ints = {200, 201})
        void shouldBeTheOneMintedWithoutBlanksAround(int status) {
            answer(status(status).withBody("{\"id\":\"t1\",\"token\":\"  tok  \"}"));

            assertThat(runtime.mintOwnerToken(WORKER.baseUrl(), HOST)).isEqualTo(new Minted(Secret.of("tok")));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "200 | {} | Owner token request failed with 200.",
                    "200 | {\"token\":\" \"} | Owner token request failed with 200.",
                    "200 | {\"token\":7} | Owner token request failed with 200.",
                    "200 | [] | Owner token request failed with 200.",
                    "200 | {\"message\":\"hello\"} | hello",
                    "401 | {\"code\":\"unauthorized\",\"message\":\"Invalid host token\"} | Invalid host token",
                    "401 | {\"token\":\"not this one\"} | Owner token request failed with 401.",
                    "403 | {\"error\":\"x\"} | Owner token request failed with 403.",
                    "403 | {\"message\":\" \"} | Owner token request failed with 403.",
                    "403 | {\"message\":{}} | Owner token request failed with 403.",
                    "500 | boom | boom",
                    "500 | {\"message\":\"cut o | {\"message\":\"cut o",
                    "500 | {\"message\":\"one\\n\\u0000\\u001b[31mtwo\"} | one [31mtwo",
                    "502 | <html>bad</html> | Owner token request failed with 502.",
                    "502 | {\"message\":\" <!doctype html>\"} | Owner token request failed with 502.",
                    "500 | '' | Owner token request failed with 500.",
                    "204 | '' | Owner token request failed with 204.",
                })
        void shouldBeRefusedInTheWordsOfTheWorker(int status, String body, String message) {
            answer(status(status).withBody(body));

            assertThat(runtime.mintOwnerToken(WORKER.baseUrl(), HOST)).isEqualTo(new Refused(message));
        }

        @Test
        void shouldBeRefusedInFewWords() {
            answer(status(500).withBody("x".repeat(399) + "\ud83d\ude00 and more"));

            assertThat(runtime.mintOwnerToken(WORKER.baseUrl(), HOST))
                    .isEqualTo(new Refused("x".repeat(399) + "\ud83d\ude00"));
        }
    }

    @Nested
    class Replies {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "200 | { \"openwork\" : {\"current\":\"1.0\"}} | { \"openwork\" : {\"current\":\"1.0\"}}",
                    "200 | [1] | [1]",
                    "200 | 'null' | null",
                    "200 | plain | {\"message\":\"plain\"}",
                    "200 | say \"hi\" | {\"message\":\"say \\\"hi\\\"\"}",
                    "200 | {} {} | {\"message\":\"{} {}\"}",
                    "200 | {\"cut\": | {\"message\":\"{\\\"cut\\\":\"}",
                    "200 | 01 | {\"message\":\"01\"}",
                    "200 | -1.5e9 | -1.5e9",
                    "200 | ] | {\"message\":\"]\"}",
                    "200 | ' ' | {\"message\":\" \"}",
                    "200 | '' | null",
                    "204 | '' | null",
                    "401 | {\"message\":\"nope\"} | {\"message\":\"nope\"}",
                    "404 | {\"code\":\"not_found\"} | {\"code\":\"not_found\"}",
                    "409 | {\"error\":\"upgrade_in_progress\"} | {\"error\":\"upgrade_in_progress\"}",
                    "500 | boom | {\"message\":\"boom\"}",
                })
        void shouldHoldWhatTheWorkerSays(int status, String body, String json) {
            answer(status(status).withBody(body));

            assertThat(runtime.versions(WORKER.baseUrl(), HOST)).isEqualTo(new Answered(status, json));
            assertThat(runtime.upgrade(WORKER.baseUrl(), HOST, "{}")).isEqualTo(new Answered(status, json));
        }

        @Test
        void shouldReadUtf8WhateverTheHeaderSays() {
            answer(ok("{\"a\":\"\u00e9\"}").withHeader("Content-Type", "text/plain; charset=iso-8859-1"));

            assertThat(runtime.versions(WORKER.baseUrl(), HOST)).isEqualTo(new Answered(200, "{\"a\":\"\u00e9\"}"));
        }

        @Test
        void shouldTakeJsonThatIsTooDeepForText() {
            answer(ok("[".repeat(5000) + "]".repeat(5000)));

            assertThat(runtime.versions(WORKER.baseUrl(), HOST)).isInstanceOf(Answered.class);
        }
    }

    @Nested
    class BrokenAnswers {

        @ParameterizedTest
        @EnumSource(Fault.class)
        void shouldBeNone(Fault fault) {
            answer(aResponse().withFault(fault));

            assertThat(runtime.isHealthy(WORKER.baseUrl())).isFalse();
            assertThat(runtime.workspace(WORKER.baseUrl(), CLIENT)).isEmpty();
            assertThat(runtime.mintOwnerToken(WORKER.baseUrl(), HOST)).isEqualTo(new Unreachable());
            assertThat(runtime.upgrade(WORKER.baseUrl(), HOST, "{}")).isEqualTo(new Unreachable());

            WORKER.verify(1, postRequestedFor(urlEqualTo("/tokens")));
            WORKER.verify(1, postRequestedFor(urlEqualTo("/runtime/upgrade")));
        }
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        WORKER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static LoggedRequest theOnlyRequest() {
        var requests = WORKER.findAll(anyRequestedFor(anyUrl()));
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }
}
