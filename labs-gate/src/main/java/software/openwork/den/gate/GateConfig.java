package software.openwork.den.gate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.gate.wire.Networks;

/**
 * Settings of the gate. {@link #VARIABLES} says what each is for.
 *
 * @param listen where the program listens
 * @param upstream what stands behind the program; empty for a mounted gate
 * @param publicUrl the gate's own origin; empty when it is not known
 * @param tokens what opens the gate
 * @param cookie the cookie
 * @param paths the gate's own words in URLs
 * @param log what is written about requests
 * @param trustedProxies whose word about clients counts
 * @param closed whether nobody passes
 */
public record GateConfig(
        Listen listen,
        Optional<URI> upstream,
        Optional<URI> publicUrl,
        Tokens tokens,
        Cookie cookie,
        Paths paths,
        Log log,
        Networks trustedProxies,
        boolean closed) {

    /** Longest life of a cookie. */
    public static final Duration LONGEST_COOKIE = Duration.ofDays(30);

    /** Every variable, in the order in which people read them. */
    public static final List<Variable> VARIABLES = GateVariables.ALL;

    /** What the settings are read for. */
    public enum Use {
        /** A program of its own, in front of another server. */
        PROXY,
        /** A handler within a server. */
        MOUNTED
    }

    /**
     * Reads the settings. A blank value counts as none.
     *
     * @param environment names and values
     * @param use what for
     * @return the settings, or all that is wrong with them
     */
    public static Reading read(Map<String, String> environment, Use use) {
        return new GateConfigReader(environment, use).read();
    }

    /** Whether the gate asks anything of anybody. */
    public boolean enabled() {
        return closed || tokens.any();
    }

    /** Whether browsers reach the gate by https, as far as the settings tell. */
    public boolean secure() {
        return publicUrl
                .filter(url -> "https".equalsIgnoreCase(url.getScheme()))
                .isPresent();
    }

    /**
     * A variable of the environment, for documents.
     *
     * @param name its name
     * @param fallback text that counts when it is not set; empty for none
     * @param unset what happens when it is not set, for people
     * @param purpose what it is for
     */
    public record Variable(String name, String fallback, String unset, String purpose) {}

    /** Where the program listens; port 0 for any free one. */
    public record Listen(String host, int port) {}

    /**
     * What opens the gate.
     *
     * @param current the token
     * @param previous the token before it, during a rotation
     * @param file further tokens, each with a name
     * @param openwork token of OpenWork's clients; only names them
     * @param host token of the OpenWork host; only names it
     */
    public record Tokens(
            Optional<Secret> current,
            Optional<Secret> previous,
            Optional<Path> file,
            Optional<Secret> openwork,
            Optional<Secret> host) {

        boolean any() {
            return current.isPresent() || file.isPresent();
        }
    }

    /** The cookie. */
    public record Cookie(String name, Duration maxAge) {}

    /**
     * The gate's own words in URLs.
     *
     * @param login path of the login page
     * @param parameter query parameter of bootstrap links
     */
    public record Paths(String login, String parameter) {

        /** Where other proxies ask. */
        public String verify() {
            return login + "/verify";
        }
    }

    /** What is written about requests. */
    public record Log(boolean json, boolean requests) {}

    /** What came of reading. */
    public sealed interface Reading {

        /** Things to tell whoever started the gate. */
        List<String> warnings();

        /** It can start. */
        record Valid(GateConfig config, List<String> warnings) implements Reading {}

        /**
         * It must not start.
         *
         * @param problems each with the name of its variable; none shows a secret
         */
        record Invalid(List<String> problems, List<String> warnings) implements Reading {}
    }
}
