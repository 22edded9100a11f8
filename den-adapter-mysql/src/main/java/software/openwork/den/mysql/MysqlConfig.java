package software.openwork.den.mysql;

import software.openwork.den.domain.secret.Secret;

/**
 * Where the database is and how it is spoken to.
 *
 * @param host name or address, IPv6 without brackets
 * @param port TCP port
 * @param database name of the schema
 * @param user who logs in
 * @param password may be empty
 * @param sslMode {@code DISABLED}, {@code PREFERRED}, {@code REQUIRED}, {@code VERIFY_CA} or {@code VERIFY_IDENTITY}
 * @param poolSize connections for requests, at least 2; jobs have half as many more
 */
public record MysqlConfig(
        String host, int port, String database, String user, Secret password, String sslMode, int poolSize) {

    /** Refuses an unknown TLS mode and a pool that is too small. */
    public MysqlConfig {
        if (poolSize < 2) {
            throw new IllegalArgumentException("the pool needs at least 2 connections");
        }
        SslMode.valueOf(sslMode);
    }

    /**
     * Reads {@code mysql://user:password@host:port/database?…}, user, password and database percent-encoded.
     * {@code ssl}, {@code sslaccept}, {@code sslmode} and {@code ssl-mode} are understood, other parameters ignored;
     * of contradictory ones the strictest counts. Without any of them TLS is used where the server offers it,
     * unless it is on this machine.
     *
     * @param url the text
     * @param poolSize connections for requests, at least 2
     * @return the configuration
     * @throws IllegalArgumentException with a hint that does not hold the password
     */
    public static MysqlConfig parse(String url, int poolSize) {
        return DatabaseUrl.parse(url, poolSize);
    }
}
