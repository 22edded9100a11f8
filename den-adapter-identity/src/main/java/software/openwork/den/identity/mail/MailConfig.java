package software.openwork.den.identity.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.openwork.den.domain.secret.Secret;

/**
 * How mail is sent.
 *
 * @param host name or address of the server
 * @param port its port
 * @param tlsAtOnce whether the connection is encrypted from the start; else it is as soon as the server offers it
 * @param user who logs in, or empty for nobody
 * @param password of that user
 * @param from sender: an address, or {@code Name <address>}
 * @param stepTimeout for connecting and for each answer
 * @param timeout for a whole mail
 */
public record MailConfig(
        String host,
        int port,
        boolean tlsAtOnce,
        Optional<String> user,
        Secret password,
        String from,
        Duration stepTimeout,
        Duration timeout) {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(30);

    /**
     * Reads {@code smtp://user:password@host:587} or {@code smtps://…:465}, user and password percent-encoded or left
     * out. Without a port it is 465 for {@code smtps}, else 587 with a user and 25 without.
     *
     * @param url the text
     * @param from sender
     * @return the configuration
     * @throws IllegalArgumentException with a hint that does not hold the password
     */
    public static MailConfig parse(Secret url, String from) {
        try {
            URI uri = new URI(url.reveal());
            String scheme = String.valueOf(uri.getScheme());
            if ((!scheme.equalsIgnoreCase("smtp") && !scheme.equalsIgnoreCase("smtps")) || uri.getHost() == null) {
                throw new IllegalArgumentException("must be smtp:// or smtps:// with a host");
            }
            boolean tls = scheme.equalsIgnoreCase("smtps");
            String info = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
            int colon = info.indexOf(':');
            String user = decode(colon < 0 ? info : info.substring(0, colon));
            String password = colon < 0 ? "" : decode(info.substring(colon + 1));
            int usual = tls ? 465 : user.isEmpty() ? 25 : 587;
            return new MailConfig(
                    uri.getHost().replaceAll("^\\[|]$", ""),
                    uri.getPort() < 0 ? usual : uri.getPort(),
                    tls,
                    Optional.of(user).filter(name -> !name.isEmpty()),
                    Secret.of(password),
                    from,
                    STEP,
                    WHOLE);
        } catch (URISyntaxException bad) {
            throw new IllegalArgumentException("is no URL: percent-encode what is special in user and password");
        }
    }

    /** Whether the server is this machine, where nobody listens in. */
    boolean isLocal() {
        return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("::1");
    }

    private static String decode(String text) {
        // A plus is a plus there.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
