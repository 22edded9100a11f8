package software.openwork.den.domain.deploy;

import org.jspecify.annotations.Nullable;

/**
 * What a service says of itself.
 *
 * @param status HTTP status of {@code /health}
 * @param version its {@code X-Den-Version}, or null when it named none
 */
public record HealthAnswer(int status, @Nullable String version) {}
