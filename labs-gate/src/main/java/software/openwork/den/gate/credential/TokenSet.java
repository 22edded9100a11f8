package software.openwork.den.gate.credential;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.gate.GateConfig;

/** The tokens as they are now. A file that changed is read again; one that cannot be read changes nothing. */
public final class TokenSet {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSet.class);

    private final List<AccessToken> fixed = new ArrayList<>();
    private final @Nullable Path file;
    private TokenFile.@Nullable Result lastRead;
    private volatile AccessTokens tokens;

    /** Reads the settings and the file. */
    public TokenSet(GateConfig.Tokens settings) {
        settings.current().ifPresent(token -> fixed.add(new AccessToken(AccessTokens.CURRENT, token, null)));
        settings.previous()
                .filter(token -> !settings.current().equals(settings.previous()))
                .ifPresent(token -> fixed.add(new AccessToken(AccessTokens.PREVIOUS, token, null)));
        file = settings.file().orElse(null);
        tokens = new AccessTokens(fixed);
        refresh();
    }

    /** The tokens of this moment. */
    public AccessTokens now() {
        return tokens;
    }

    /** Looks at the file again. */
    public synchronized void refresh() {
        if (file == null) {
            return;
        }
        TokenFile.Result read = TokenFile.read(file);
        if (read.equals(lastRead)) {
            return;
        }
        lastRead = read;
        switch (read) {
            case TokenFile.Read some -> {
                List<AccessToken> all = new ArrayList<>(fixed);
                some.tokens().stream()
                        .filter(token ->
                                fixed.stream().noneMatch(other -> other.secret().equals(token.secret())))
                        .forEach(all::add);
                tokens = new AccessTokens(all);
                LOG.info("{} tokens of {} count", some.tokens().size(), file);
            }
            case TokenFile.Unreadable bad -> LOG.error("{} {}; the tokens read before still count", file, bad.reason());
        }
    }
}
