package software.openwork.den.identity.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.simulator.oauth.Person;

/** A person with a browser, in front of the simulator. */
final class Visitor {

    private Visitor() {}

    /** Opens the URL and reads where the browser is sent back to. */
    static FakeIdentityProvider.Return visit(String authorizationUrl) {
        String location = location(authorizationUrl);
        Map<String, String> query = new HashMap<>();
        for (String pair : location.substring(location.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return new FakeIdentityProvider.Return(
                location.substring(0, location.indexOf('?')),
                query.getOrDefault("state", ""),
                query.getOrDefault("code", ""));
    }

    private static String location(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            String location = connection.getHeaderField("Location");
            if (location == null) {
                throw new AssertionError("no redirect but " + connection.getResponseCode());
            }
            return location;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same person as the simulator knows people. */
    static Person person(ProviderProfile profile) {
        @Nullable String email = profile.email();
        List<Person.Email> emails =
                email == null ? List.of() : List.of(new Person.Email(email, true, profile.emailVerified()));
        return new Person(profile.accountId(), "login", profile.name(), email, emails, profile.image());
    }
}
