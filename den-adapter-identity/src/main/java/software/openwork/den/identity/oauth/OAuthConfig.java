package software.openwork.den.identity.oauth;

import java.time.Duration;

/**
 * Limits of the calls to providers.
 *
 * @param connect for the connection alone
 * @param call for a whole call: name look-up, connection and answer; a sign-in makes up to three
 * @param maxBody bytes of an answer; a longer one counts as none
 */
public record OAuthConfig(Duration connect, Duration call, int maxBody) {

    /** Refuses limits that no call could keep. */
    public OAuthConfig {
        if (!connect.isPositive() || !call.isPositive() || maxBody < 1) {
            throw new IllegalArgumentException("time-outs and sizes must be positive");
        }
    }

    /**
     * For people who wait for a page.
     *
     * @return the limits
     */
    public static OAuthConfig standard() {
        return new OAuthConfig(Duration.ofSeconds(3), Duration.ofSeconds(8), 256 << 10);
    }
}
