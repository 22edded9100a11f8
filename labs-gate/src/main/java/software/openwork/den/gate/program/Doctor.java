package software.openwork.den.gate.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Tries to get past a gate that is in use, through all that stands in front of it, and says what got through. Sends no
 * token and changes nothing. What comes back counts as refused when only a gate, or a proxy in front of it, answers so.
 */
final class Doctor {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 405, 411, 414, 421, 429, 431, 501, 505);
    private static final String HEALTH = "/health";

    private final URI site;
    private final String login;
    private final PrintStream out;

    Doctor(URI site, String login, PrintStream out) {
        this.site = site;
        this.login = login;
        this.out = out;
    }

    private record Answer(int status, String location, String body) {}

    /** Whether nothing got through. */
    boolean run() throws IOException {
        Answer health = ask(new Probe("GET", HEALTH, List.of()));
        out.printf("%s %s: %d%n", health.status() == 200 ? "ok  " : "warn", HEALTH, health.status());
        int through = 0;
        List<Probe> probes = Probe.all();
        for (Probe probe : probes) {
            Answer answer = ask(probe);
            boolean stopped = isRefusal(answer) || isHealthItself(answer, health);
            if (!stopped) {
                through++;
            }
            out.printf(
                    "%s %s: %s%n", stopped ? "ok  " : "LEAK", probe, answer.status() == 0 ? "closed" : answer.status());
        }
        out.printf(
                "%n%s%n",
                through == 0
                        ? "Nothing got through: " + probes.size() + " requests, all stopped."
                        : through + " of " + probes.size() + " requests got an answer that no gate gives. Look at the"
                                + " proxies in front of the gate: do they change the path, or lead around it?");
        return through == 0;
    }

    private boolean isRefusal(Answer answer) {
        boolean toLogin = answer.status() >= 300
                && answer.status() < 400
                && (answer.location().startsWith(login)
                        || answer.location().startsWith(site + login)
                        // a proxy that puts a path right sends the browser to the clean one, which is gated again
                        || answer.location().startsWith("https://" + site.getHost()));
        return answer.status() == 0
                || REFUSALS.contains(answer.status())
                || toLogin
                || (answer.status() == 503 && answer.body().startsWith("{\"code\":\"labs_closed\""));
    }

    /** A proxy in front may have put the path right, to that of the health check. */
    private static boolean isHealthItself(Answer answer, Answer health) {
        return answer.status() == 200 && health.status() == 200 && answer.body().equals(health.body());
    }

    private Answer ask(Probe probe) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(probe.text(site.getRawAuthority()).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    private Socket connect() throws IOException {
        boolean secure = "https".equalsIgnoreCase(site.getScheme());
        int port = site.getPort() >= 0 ? site.getPort() : secure ? 443 : 80;
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(site.getHost(), port), PATIENCE_MILLIS);
        plain.setSoTimeout(PATIENCE_MILLIS);
        if (!secure) {
            return plain;
        }
        SSLSocket socket = (SSLSocket)
                ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, site.getHost(), port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** What comes until the other end closes, is silent, or has said enough. */
    private static Answer read(InputStream in) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            byte[] buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0 && bytes.size() < LONGEST_ANSWER; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (IOException closed) {
            // What was said until then counts.
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        if (!head.matches("(?s)HTTP/1\\.[01] [0-9]{3}.*")) {
            return new Answer(0, "", "");
        }
        String location = head.lines()
                .filter(line -> line.regionMatches(true, 0, "Location:", 0, 9))
                .map(line -> line.substring(9).strip())
                .findFirst()
                .orElse("");
        return new Answer(Integer.parseInt(head.substring(9, 12)), location, end < 0 ? "" : text.substring(end + 4));
    }
}
