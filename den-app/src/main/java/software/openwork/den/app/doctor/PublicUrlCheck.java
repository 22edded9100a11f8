package software.openwork.den.app.doctor;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** Where people reach Den. */
final class PublicUrlCheck implements Check {

    private static final String VARIABLE = "BETTER_AUTH_URL";

    private final URI url;

    PublicUrlCheck(URI url) {
        this.url = url;
    }

    @Override
    public String name() {
        return "public URL";
    }

    @Override
    public Set<String> needs() {
        return Set.of(VARIABLE);
    }

    @Override
    public List<Finding> look() {
        String host = url.getHost() == null ? "" : url.getHost();
        if ("https".equalsIgnoreCase(url.getScheme()) || isLoopback(host)) {
            return List.of(Finding.ok(name(), url.toString()));
        }
        return List.of(
                Finding.warning(name(), "has no https: session cookies travel in the clear to " + host, VARIABLE));
    }

    /** By its text: a name is not looked up. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
