package software.openwork.den.identity.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.CodeGrant;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.secret.Secret;

/** GitHub: the profile and the addresses are two calls to its API. */
final class GitHubProvider implements IdentityProvider {

    private final CodeFlow flow;
    private final String user;

    GitHubProvider(CodeFlow flow, URI apiBase) {
        this.flow = flow;
        this.user = apiBase.toString().replaceFirst("/+$", "") + "/user";
    }

    @Override
    public String id() {
        return "github";
    }

    @Override
    public String authorizationUrl(AuthorizationRequest request) {
        return flow.authorizationUrl(request);
    }

    @Override
    public Exchange exchange(CodeGrant grant) {
        ProviderTokens tokens;
        try {
            tokens = flow.exchange(grant);
        } catch (ProviderFaultException e) {
            return new InvalidCode(e.fault());
        }
        return switch (userInfo(tokens)) {
            case Found found when found.profile().email() == null -> new NoEmail(found.profile());
            case Found found -> new Identified(found.profile(), tokens);
            case NoUserInfo none -> none;
        };
    }

    @Override
    public Refresh refresh(Secret refreshToken) {
        try {
            return new Refreshed(flow.refresh(refreshToken));
        } catch (ProviderFaultException e) {
            return new NotRefreshed(e.fault());
        }
    }

    @Override
    public IdTokenCheck verify(Secret idToken, @Nullable String nonce) {
        return new NotSupported();
    }

    @Override
    public UserInfo userInfo(ProviderTokens tokens) {
        try {
            JsonNode person = flow.get(user, tokens.access());
            if (!(person instanceof ObjectNode claims) || !claims.path("id").isIntegralNumber()) {
                return new NoUserInfo(ProviderFault.unusable("no id"));
            }
            return found(claims, emails(tokens.access()));
        } catch (ProviderFaultException e) {
            return new NoUserInfo(e.fault());
        }
    }

    private static Found found(ObjectNode claims, JsonNode emails) {
        String email = Answers.text(claims, "email")
                .or(() -> entries(emails)
                        .filter(entry -> entry.path("primary").asBoolean())
                        .findFirst()
                        .or(() -> entries(emails).findFirst())
                        .flatMap(entry -> Answers.text(entry, "email")))
                .orElse(null);
        boolean verified = entries(emails)
                .filter(entry ->
                        email != null && email.equals(entry.path("email").textValue()))
                .findFirst()
                .filter(entry -> entry.path("verified").asBoolean())
                .isPresent();
        ProviderProfile profile = new ProviderProfile(
                claims.path("id").asText(),
                Answers.text(claims, "name")
                        .or(() -> Answers.text(claims, "login"))
                        .orElse(""),
                email,
                verified,
                Answers.text(claims, "avatar_url").orElse(null));
        claims.put("email", email);
        return new Found(profile, claims.toString());
    }

    /** Whoever keeps them to themselves may still have a public one: no list is an empty list. */
    private JsonNode emails(Secret accessToken) {
        try {
            return flow.get(user + "/emails", accessToken);
        } catch (ProviderFaultException e) {
            return MissingNode.getInstance();
        }
    }

    private static Stream<JsonNode> entries(JsonNode emails) {
        return emails.isArray() ? StreamSupport.stream(emails.spliterator(), false) : Stream.empty();
    }
}
