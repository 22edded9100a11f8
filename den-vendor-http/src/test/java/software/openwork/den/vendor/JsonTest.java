package software.openwork.den.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>", "{", "{} {}", "nope"})
    void shouldReadNothingFromWhatIsNoJson(String text) {
        assertThat(Json.read(text).path("a").isMissingNode()).isTrue();
    }

    @Test
    void shouldReadDocuments() {
        assertThat(Json.text(Json.read("{\"a\":{\"b\":\"c\"}}").path("a").path("b")))
                .contains("c");
        assertThat(Json.text(Json.read("{\"a\":1}").path("a"))).isEmpty();
        assertThat(Json.text(new TextNode("  "))).isEmpty();
    }

    @Test
    void shouldMakeOneLineOfWords() {
        assertThat(Json.line(" one\r\ntwo\u2028three ")).isEqualTo("one two three");
        assertThat(Json.line("🦊".repeat(400))).isEqualTo("🦊".repeat(300) + "…");
    }

    @Test
    void shouldHideWhatLooksLikeAKey() {
        assertThat(Json.line("bad value " + "a1".repeat(32) + " for OPENWORK_TOKEN"))
                .isEqualTo("bad value *** for OPENWORK_TOKEN");
        assertThat(Json.line("key rnd_Abc123xyz is not valid")).isEqualTo("key *** is not valid");
        assertThat(Json.line("not found: srv-ct6vmjtj0q5s700ckea0")).isEqualTo("not found: srv-ct6vmjtj0q5s700ckea0");
    }

    @Test
    void shouldEncodeForPathsAndQueries() {
        assertThat(Json.encode("a b/c+d&e=ü")).isEqualTo("a%20b%2Fc%2Bd%26e%3D%C3%BC");
    }
}
