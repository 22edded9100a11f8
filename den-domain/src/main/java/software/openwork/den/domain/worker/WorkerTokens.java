package software.openwork.den.domain.worker;

import software.openwork.den.domain.secret.Secret;

/**
 * The two tokens that a worker is launched with.
 *
 * @param host for administering it
 * @param client for using it
 */
public record WorkerTokens(Secret host, Secret client) {}
