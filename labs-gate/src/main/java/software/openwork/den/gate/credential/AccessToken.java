package software.openwork.den.gate.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * A token that opens the gate.
 *
 * @param name what the log calls it
 * @param secret the token
 * @param until when it ends, exclusively; null for never
 */
public record AccessToken(
        String name, Secret secret, @Nullable Instant until) {}
