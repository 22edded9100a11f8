package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.mysql.MysqlConfig;
import software.openwork.den.mysql.TestDatabase;

/** What the program says while people use it, and misuse it, tells nobody how to become them. */
class LogTest {

    private static final String WRONG = "a password that is wrong";

    @Test
    void shouldKeepSecretsToItself() throws IOException {
        String database = TestDatabase.fresh().url();
        Path log = Files.createDirectories(Path.of("target", "log")).resolve("server.log");
        Files.deleteIfExists(log);
        Person person;
        JsonNode created;
        try (DenProcess den = DenProcess.start(log, database, "software.openwork.den.app.Main", "serve")) {
            person = den.signUp("Quiet");
            created = den.launch(person, "Quiet");
            String id = Server.id(created);
            den.awaitHealthy(person, id);
            den.post("/v1/workers/" + id + "/tokens").as(person).json("{}").send();
            misuse(den, person);
            den.delete("/v1/workers/" + id).as(person).send();
            den.post("/api/auth/sign-out")
                    .from(Server.CONSOLE)
                    .as(person)
                    .json("{}")
                    .send();
        }

        String said = Files.readString(log);
        assertThat(said).contains("den listening on");
        assertThat(List.of(
                        Server.SECRET,
                        person.password(),
                        WRONG,
                        person.token(),
                        person.cookie(),
                        created.at("/tokens/host").textValue(),
                        created.at("/tokens/client").textValue(),
                        ":" + MysqlConfig.parse(database, 2).password().reveal() + "@"))
                .noneMatch(said::contains);
    }

    private static void misuse(Server den, Person person) {
        String account = "{email: '%s', password: '%s'}".formatted(person.email(), WRONG);
        String broken = Json.text(account).replace('}', ',');
        for (String path :
                new String[] {"/api/auth/sign-in/email", "/v1/workers", "/nowhere?token=" + person.token()}) {
            den.post(path).from(Server.CONSOLE).json(account).send();
            den.post(path).from(Server.CONSOLE).body("application/json", broken).send();
            den.post(path).from(Server.STRANGER).as(person).json(account).send();
            den.get(path).with("authorization", "Bearer " + person.token()).send();
            den.get(path).with("cookie", person.cookie() + "x").send();
        }
    }
}
