package software.openwork.den.domain.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.openwork.den.domain.secret.Secret;

/** Tokens that say in clear what they prove: name of the installation, address, end. */
public final class FakeEmailTokens implements EmailTokens {

    private static final Pattern FORM = Pattern.compile("(\\w+)\\.([0-9a-f]+)\\.(\\d+)");

    private final String installation;

    public FakeEmailTokens(String installation) {
        this.installation = installation;
    }

    @Override
    public Secret issue(String email, Instant now, Instant expiresAt) {
        String hex = HexFormat.of().formatHex(email.getBytes(StandardCharsets.UTF_8));
        return Secret.of(installation + "." + hex + "." + expiresAt.getEpochSecond());
    }

    @Override
    public Reading read(Secret token, Instant now) {
        Matcher form = FORM.matcher(token.reveal());
        if (!form.matches() || !form.group(1).equals(installation)) {
            return new Invalid();
        }
        if (now.getEpochSecond() >= Long.parseLong(form.group(3))) {
            return new Expired();
        }
        byte[] email = HexFormat.of().parseHex(form.group(2));
        return new Proven(new String(email, StandardCharsets.UTF_8));
    }
}
