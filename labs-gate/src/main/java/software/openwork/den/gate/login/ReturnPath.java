package software.openwork.den.gate.login;

import java.util.Optional;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.wire.FormText;
import software.openwork.den.gate.wire.QueryText;
import software.openwork.den.gate.wire.RawTarget;

/** Where somebody is sent after the login: a path of this very origin, never anything else. */
public final class ReturnPath {

    private static final String DEFAULT = "/";
    private static final int LONGEST = 2_048;

    private final GateConfig.Paths paths;

    public ReturnPath(GateConfig.Paths paths) {
        this.paths = paths;
    }

    /** Where to go: what was asked for, unless it leads elsewhere, in circles, or can be misread. */
    public String of(String wanted) {
        return wanted.length() > LONGEST
                ? DEFAULT
                : RawTarget.parse(wanted)
                        .filter(target -> target.text().indexOf('\\') < 0 && !ours(target.path()))
                        .map(this::withoutToken)
                        .orElse(DEFAULT);
    }

    /** The login page's URL for somebody who wanted that. */
    public String login(RawTarget wanted) {
        String next = of(wanted.text());
        return next.equals(DEFAULT) ? paths.login() : paths.login() + "?next=" + FormText.encode(next);
    }

    /** The same URL without the token of a bootstrap link. */
    public String withoutToken(RawTarget target) {
        return target.withQuery(
                        QueryText.without(target.query(), paths.parameter()).rest())
                .text();
    }

    private boolean ours(String path) {
        return path.equals(paths.login()) || path.equals(paths.verify());
    }

    static Optional<String> shown(String next) {
        return next.equals(DEFAULT) ? Optional.empty() : Optional.of(next);
    }
}
