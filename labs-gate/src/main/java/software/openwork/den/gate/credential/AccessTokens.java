package software.openwork.den.gate.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.gate.Grant;
import software.openwork.den.domain.gate.Verdict;

/** The tokens of one moment. Immutable: a changed file makes another one. */
public final class AccessTokens {

    /** Name of the one token of the setting. */
    public static final String CURRENT = "current";

    /** Name of the token before it. */
    public static final String PREVIOUS = "previous";

    private static final int LONGEST = 1_024;

    private final List<Known> known = new ArrayList<>();
    private final Map<String, Known> byKey = new HashMap<>();
    private final Map<String, Known> byName = new HashMap<>();
    private final Hmac actors;

    /**
     * The tokens.
     *
     * @param tokens all that count, the one named {@link #PREVIOUS} for headers and forms only
     */
    public AccessTokens(List<AccessToken> tokens) {
        for (AccessToken token : tokens) {
            Known each = new Known(token);
            known.add(each);
            byName.put(token.name(), each);
            if (!token.name().equals(PREVIOUS)) {
                byKey.put(each.seal.key(), each);
            }
        }
        actors = new Hmac(known.isEmpty() ? new byte[32] : known.getFirst().digest).derive("labs-gate actor v1");
    }

    private static final class Known {

        private final AccessToken token;
        private final byte[] digest;
        private final CookieSeal seal;

        private Known(AccessToken token) {
            this.token = token;
            digest = AccessTokens.digest(token.secret().reveal());
            seal = new CookieSeal(token.secret().reveal());
        }

        private boolean is(byte[] other) {
            return MessageDigest.isEqual(digest, other);
        }
    }

    /**
     * Judges a token that somebody sent.
     *
     * @param values all values that were sent for it: more than one are none
     * @param now the time
     * @return absent without a value or with an empty one
     */
    public Verdict token(List<String> values, Instant now) {
        if (values.isEmpty() || (values.size() == 1 && values.getFirst().isEmpty())) {
            return new Verdict.Absent();
        }
        if (values.size() > 1 || values.getFirst().length() > LONGEST) {
            return new Verdict.Wrong();
        }
        byte[] presented = digest(values.getFirst());
        Known match = null;
        // All of them, always: the time taken tells nothing.
        for (Known each : known) {
            if (each.is(presented)) {
                match = each;
            }
        }
        return match == null ? new Verdict.Wrong() : verdict(grant(match), now);
    }

    /**
     * Judges a cookie.
     *
     * @param values all values that were sent for it: one of several may be right, as browsers send also those that a
     *     neighbouring host has set
     * @param now the time
     * @return absent without a value
     */
    public Verdict cookie(List<String> values, Instant now) {
        Verdict verdict = new Verdict.Absent();
        for (String value : values.subList(0, Math.min(values.size(), 4))) {
            Known match = CookieSeal.keyOf(value).map(byKey::get).orElse(null);
            Optional<Instant> until = match == null ? Optional.empty() : match.seal.verify(value, now);
            verdict = match == null || until.isEmpty()
                    ? new Verdict.Wrong()
                    : verdict(new Grant(match.token.name(), earlier(until.get(), match.token.until()), true), now);
            if (verdict instanceof Verdict.Right) {
                return verdict;
            }
        }
        return verdict;
    }

    /**
     * A new cookie.
     *
     * @param grant what it stands for; one by the previous token gets a cookie of the current one
     * @param now the time
     * @param maxAge its life, cut to the end of the grant
     * @return the cookie, empty when the token has gone meanwhile
     */
    public Optional<Cookie> issue(Grant grant, Instant now, Duration maxAge) {
        Known by = byName.get(grant.token().equals(PREVIOUS) ? CURRENT : grant.token());
        if (by == null) {
            return Optional.empty();
        }
        Instant expires = earlier(now.plus(maxAge), by.token.until());
        return Optional.of(new Cookie(
                by.seal.issue(now, expires),
                Duration.ofSeconds(Math.max(1, expires.getEpochSecond() - now.getEpochSecond()))));
    }

    /** A cookie for the browser. */
    public record Cookie(String value, Duration maxAge) {}

    /** Whether a grant still holds: its token is still one, with the same secret, and its time is not over. */
    public boolean honours(Grant grant, AccessTokens issuer, Instant now) {
        Known here = byName.get(grant.token());
        Known there = issuer.byName.get(grant.token());
        return here != null
                && there != null
                && here.is(there.digest)
                && grant.holds(now)
                && grant(here).holds(now);
    }

    /** All texts that must not be written anywhere. */
    public List<String> secrets() {
        return known.stream().map(each -> each.token.secret().reveal()).toList();
    }

    /** A keyed short form of somebody's other token, to tell users apart; the same as long as the first token is. */
    public String fingerprint(String text) {
        byte[] hash = actors.of(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 6);
    }

    private static Grant grant(Known token) {
        return new Grant(
                token.token.name(), token.token.until(), !token.token.name().equals(PREVIOUS));
    }

    private static Verdict verdict(Grant grant, Instant now) {
        return grant.holds(now) ? new Verdict.Right(grant) : new Verdict.Wrong();
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this JDK cannot hash", broken);
        }
    }
}
