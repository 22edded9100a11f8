package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.openwork.den.gate.Needed;

/** The npm client that existing front ends use, unmodified. */
@ExtendWith(SharedDen.class)
class BetterAuthClientTest {

    private static final String CLIENT = "better-auth@1.7.25";
    private static final Path FOLDER = Path.of("target", "better-auth-client");
    private static final String SCRIPT = "better-auth-client.mjs";

    private final Den den;

    BetterAuthClientTest(Den den) {
        this.den = den;
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Path npm = Needed.program("npm");
        Files.createDirectories(FOLDER);
        try (InputStream script = BetterAuthClientTest.class.getResourceAsStream("/e2e/" + SCRIPT)) {
            Files.copy(script, FOLDER.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
        if (Files.isDirectory(FOLDER.resolve("node_modules/better-auth"))) {
            return;
        }
        Outcome installed =
                run(npm.toString(), "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", CLIENT);
        if (installed.status() != 0) {
            throw Needed.missing("npm could not install " + CLIENT + ": " + installed.output());
        }
    }

    @Test
    void shouldServeTheClientAsItsOwnServerDoes() throws IOException, InterruptedException {
        String node = Needed.program("node").toString();
        String email = Server.newEmail();

        Outcome outcome = run(node, SCRIPT, den.base().toString(), Server.CONSOLE, email);

        assertThat(outcome.status()).as(outcome.output()).isZero();
        Map<String, JsonNode> calls = new LinkedHashMap<>();
        outcome.output()
                .lines()
                .map(Json::strict)
                .forEach(line -> calls.put(line.get("call").textValue(), line));
        assertThat(calls.get("nobody").get("data").isNull()).isTrue();
        assertThat(calls.get("nobody").get("error").isNull()).isTrue();
        assertThat(calls.get("signUp").at("/data/user/email").textValue()).isEqualTo(email);
        assertThat(names(calls.get("signUp"))).containsExactly(Signed.COOKIE);
        assertThat(calls.get("session").at("/data/session/token"))
                .isEqualTo(calls.get("signUp").at("/data/token"));
        assertThat(calls.get("signUpAgain").at("/error/status").intValue()).isEqualTo(422);
        assertThat(calls.get("signUpAgain").at("/error/code").textValue())
                .isEqualTo("USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
        assertThat(calls.get("signOut").at("/data/success").booleanValue()).isTrue();
        assertThat(names(calls.get("signOut"))).isEmpty();
        assertThat(calls.get("afterwards").get("data").isNull()).isTrue();
        assertThat(calls.get("wrongPassword").at("/error/status").intValue()).isEqualTo(401);
        assertThat(calls.get("wrongPassword").at("/error/code").textValue()).isEqualTo("INVALID_EMAIL_OR_PASSWORD");
        assertThat(calls.get("signIn").at("/data/redirect").booleanValue()).isTrue();
        assertThat(calls.get("signIn").at("/data/url").textValue()).isEqualTo("/next");
        assertThat(names(calls.get("signIn"))).containsExactly(Signed.COOKIE, "better-auth.dont_remember");
        assertThat(calls.get("sessionAgain").at("/data/user/id"))
                .isEqualTo(calls.get("signUp").at("/data/user/id"));
        assertThat(names(calls.get("signOutAgain"))).isEmpty();
    }

    private static List<String> names(JsonNode call) {
        return call.get("cookies").valueStream().map(JsonNode::textValue).toList();
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Outcome(-1, "no end after two minutes");
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }
}
