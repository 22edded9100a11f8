package software.openwork.den.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.billing.EmailMatch;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.http.wire.TrustedProxies;

/**
 * The configuration, checked as a whole. {@code Variables} says what each value is for.
 *
 * @param server what clients see
 * @param storage where rows are kept
 * @param accounts signing in
 * @param provisioning how workers are run
 * @param render Render, when it runs them
 * @param names names of their own for workers, when they get any
 * @param paywall the paywall
 * @param operations what operators see
 * @param retention what the purges leave
 * @param gate the labs gate in front of Den, when there is to be one
 */
public record DenConfig(
        Server server,
        Storage storage,
        Accounts accounts,
        Provisioning provisioning,
        Optional<Render> render,
        Optional<Names> names,
        Paywall paywall,
        Operations operations,
        Retention retention,
        Optional<GateConfig> gate) {

    /**
     * Reads it.
     *
     * @param environment names and values
     * @param use what for
     * @return the configuration, or all that is wrong with it
     */
    public static ConfigReading read(Map<String, String> environment, Use use) {
        return new ConfigReader(environment, use).read();
    }

    /**
     * What clients see.
     *
     * @param host address to listen on
     * @param port 0 for any free one
     * @param url where people reach Den, without trailing slash
     * @param corsOrigins origins of browser apps
     * @param trustedOrigins origins that may sign people in, beside that of the URL
     * @param trustedProxies networks whose word about a client's address is believed
     * @param rateLimit whether there are limits on how often one address may ask
     * @param lockout whether wrong passwords lock an account
     * @param drain how long it goes on to serve after it was told to stop
     */
    public record Server(
            String host,
            int port,
            URI url,
            List<String> corsOrigins,
            List<String> trustedOrigins,
            TrustedProxies trustedProxies,
            boolean rateLimit,
            boolean lockout,
            Duration drain) {}

    /**
     * Where rows are kept.
     *
     * @param url the database; empty for an embedded one
     * @param poolSize most connections
     * @param dataDir folder of what Den keeps itself
     */
    public record Storage(Optional<Secret> url, int poolSize, Path dataDir) {}

    /**
     * Signing in.
     *
     * @param secret signs cookies; empty for one that Den makes and keeps
     * @param github the OAuth app, if any
     * @param google the OAuth app, if any
     * @param reclaimUnverified whether addresses that nobody proved go to whom a provider vouches for
     * @param mail the mail server, if any
     * @param adminEmails lower-case addresses of platform administrators
     */
    public record Accounts(
            Optional<Secret> secret,
            Optional<Github> github,
            Optional<Google> google,
            boolean reclaimUnverified,
            Optional<Mail> mail,
            List<String> adminEmails) {}

    /** Signing in with GitHub. */
    public record Github(String clientId, Secret clientSecret, URI authorizeUrl, URI tokenUrl, URI apiBase) {}

    /** Signing in with Google. */
    public record Google(String clientId, Secret clientSecret, URI authorizeUrl, URI tokenUrl, URI certsUrl) {}

    /**
     * Sending mail.
     *
     * @param server URL with user and password
     * @param from sender
     */
    public record Mail(Secret server, String from) {}

    /** How workers are run. */
    public record Provisioning(
            Provisioner mode, String stubUrlTemplate, int maxCloudWorkers, Duration failedLaunchTtl, Sweep sweep) {}

    /**
     * How Render runs them.
     *
     * @param openworkVersion empty for the newest
     */
    public record Render(
            URI apiBase,
            Secret apiKey,
            String ownerId,
            URI repo,
            String branch,
            String rootDir,
            String plan,
            String region,
            Optional<String> openworkVersion,
            String namePrefix,
            Duration customDomainReadyTimeout,
            Duration provisionTimeout,
            Duration healthcheckTimeout,
            Duration pollInterval,
            RenderTeardown teardown,
            int createsPerHour,
            int readsPerMinute) {}

    /**
     * Names of their own for workers, at Vercel.
     *
     * @param suffix domain under which they lie, in the zone
     * @param zone the DNS zone
     * @param teamSlug counts only without an id
     */
    public record Names(
            String suffix,
            URI apiBase,
            Secret token,
            Optional<String> teamId,
            Optional<String> teamSlug,
            String zone) {}

    /**
     * The paywall.
     *
     * @param polar the vendor; empty when launching needs no plan
     * @param productId told to people whether or not a plan is needed
     * @param benefitId likewise
     * @param freeCloudWorkers workers that a user may have without a plan
     */
    public record Paywall(
            Optional<Polar> polar,
            Optional<String> productId,
            Optional<String> benefitId,
            Optional<Secret> webhookSecret,
            int freeCloudWorkers) {}

    /** Polar. */
    public record Polar(
            URI apiBase,
            Secret accessToken,
            String productId,
            String benefitId,
            URI successUrl,
            URI returnUrl,
            String version,
            EmailMatch emailMatch,
            Duration grace,
            Duration cache,
            Duration negativeCache) {}

    /** What operators see. */
    public record Operations(Optional<Secret> metricsToken, LogFormat logFormat) {}

    /** What the purges leave. */
    public record Retention(Duration sessions, Duration events, Duration deliveries, Duration keys) {}
}
