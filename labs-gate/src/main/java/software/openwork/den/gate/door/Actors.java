package software.openwork.den.gate.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.credential.AccessTokens;
import software.openwork.den.gate.log.Entry;

/** Tells who a request says it is to the OpenWork host: {@code Bearer} tokens are its clients', a header its own. */
record Actors(Optional<Secret> openwork, Optional<Secret> host) {

    private static final String BEARER = "Bearer ";

    static Actors of(GateConfig.Tokens tokens) {
        return new Actors(tokens.openwork(), tokens.host());
    }

    Entry.Actor actor(HttpFields headers, AccessTokens tokens) {
        String clientId = headers.get("X-OpenWork-Client-Id");
        String bearer = bearer(headers.get("Authorization"));
        String hostToken = headers.get("X-OpenWork-Host-Token");
        String shown = hostToken != null ? hostToken : bearer;
        String hash = shown == null ? null : tokens.fingerprint(shown);
        if (is(host, hostToken) || is(host, bearer)) {
            return new Entry.Actor("host", "owner", clientId, hash);
        }
        if (is(openwork, bearer)) {
            return new Entry.Actor("remote", "collaborator", clientId, hash);
        }
        return new Entry.Actor("anonymous", null, clientId, hash);
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    private static boolean is(Optional<Secret> token, @Nullable String presented) {
        return presented != null
                && token.isPresent()
                && MessageDigest.isEqual(
                        token.get().reveal().getBytes(StandardCharsets.UTF_8),
                        presented.getBytes(StandardCharsets.UTF_8));
    }
}
