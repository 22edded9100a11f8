package software.openwork.den.application.account;

import java.time.InstantSource;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.secret.Secret;

/** Whether a token that came by mail would let somebody choose a new password. */
public final class FindPasswordReset {

    private final PasswordResetRepository resets;
    private final InstantSource clock;

    public FindPasswordReset(PasswordResetRepository resets, InstantSource clock) {
        this.resets = resets;
        this.clock = clock;
    }

    /**
     * Looks at a token, which stays valid.
     *
     * @param token what was presented
     * @return true if {@link ResetPassword} would take it
     */
    public boolean handle(Secret token) {
        return resets.find(token, clock.instant()).isPresent();
    }
}
