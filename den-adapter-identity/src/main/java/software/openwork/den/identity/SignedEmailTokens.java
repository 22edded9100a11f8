package software.openwork.den.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.domain.secret.Secret;

/** JWTs with HS256, as the replaced service makes and reads them: {@code email}, {@code iat}, {@code exp}. */
final class SignedEmailTokens implements EmailTokens {

    private static final String EMAIL = "email";

    /** Claims of a token for something else: a change of address, which Den does not offer. */
    private static final Set<String> OF_OTHER_PURPOSE = Set.of("updateTo", "requestType");

    /** More than any token of ours has: what is longer need not be looked at. */
    private static final int LONGEST = 4_096;

    private final MACSigner signer;
    private final MACVerifier verifier;

    /**
     * The tokens.
     *
     * @param secret at least 32 bytes of UTF-8
     */
    SignedEmailTokens(Secret secret) {
        try {
            byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("the secret needs 32 bytes or more", tooShort);
        }
    }

    @Override
    public Secret issue(String email, Instant now, Instant expiresAt) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .claim(EMAIL, email)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expiresAt))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("this JDK cannot sign tokens", broken);
        }
        return Secret.of(token.serialize());
    }

    @Override
    public Reading read(Secret token, Instant now) {
        if (token.reveal().length() > LONGEST) {
            return new Invalid();
        }
        try {
            SignedJWT signed = SignedJWT.parse(token.reveal());
            return signed.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) && signed.verify(verifier)
                    ? read(signed.getJWTClaimsSet(), now)
                    : new Invalid();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException invalid) {
            return new Invalid();
        }
    }

    private static Reading read(JWTClaimsSet claims, Instant now) throws ParseException {
        String email = claims.getStringClaim(EMAIL);
        Date expiry = claims.getExpirationTime();
        boolean other = claims.getClaims().keySet().stream().anyMatch(OF_OTHER_PURPOSE::contains);
        if (email == null || email.isEmpty() || expiry == null || other) {
            return new Invalid();
        }
        return now.isBefore(expiry.toInstant()) ? new Proven(email.toLowerCase(Locale.ROOT)) : new Expired();
    }
}
