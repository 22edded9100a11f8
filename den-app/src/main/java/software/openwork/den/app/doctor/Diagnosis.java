package software.openwork.den.app.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;
import software.openwork.den.domain.diagnosis.Symptom.Part;
import software.openwork.den.identity.oauth.GitHubConfig;
import software.openwork.den.identity.oauth.GoogleConfig;
import software.openwork.den.identity.oauth.OAuthAdapter;
import software.openwork.den.identity.oauth.OAuthConfig;
import software.openwork.den.polar.PolarAdapter;
import software.openwork.den.polar.PolarConfig;
import software.openwork.den.render.RenderAccessConfig;
import software.openwork.den.render.RenderAdapter;
import software.openwork.den.vercel.VercelAdapter;
import software.openwork.den.vercel.VercelConfig;

/** Which checks there are for a configuration. */
public final class Diagnosis {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final Duration limit;
    private final Clocks clocks;

    private Diagnosis(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        clocks = new Clocks(clock);
    }

    /**
     * Looks at a configuration, and at everything outside that it leads to. Changes nothing anywhere.
     *
     * @param environment the settings, as {@code den serve} would read them
     * @return what there is to say, after 20 seconds at most
     * @throws InterruptedException when the wait is broken off
     */
    public static Report of(Map<String, String> environment) throws InterruptedException {
        return of(environment, InstantSource.system(), LIMIT);
    }

    static Report of(Map<String, String> environment, InstantSource clock, Duration limit) throws InterruptedException {
        return new Diagnosis(clock, limit).examine(DenConfig.read(environment, Use.SERVE));
    }

    private Report examine(ConfigReading reading) throws InterruptedException {
        DenConfig config = ConfigurationCheck.draft(reading);
        List<Check> checks = new ArrayList<>();
        checks.add(new ConfigurationCheck(reading));
        checks.add(new PublicUrlCheck(config.server().url()));
        checks.add(new DatabaseCheck(config.storage(), clock, clocks));
        config.render().map(this::render).ifPresent(checks::add);
        config.names().map(this::vercel).ifPresent(checks::add);
        config.paywall().polar().map(this::polar).ifPresent(checks::add);
        try (OAuthAdapter oauth = OAuthAdapter.create(OAuthConfig.standard(), clock)) {
            checks.addAll(signIn(config, oauth));
            return new Report(new Doctor(checks, ConfigurationCheck.problems(reading), clocks, limit).examine());
        }
    }

    private Check render(DenConfig.Render render) {
        RenderAccessConfig access =
                new RenderAccessConfig(render.apiBase(), render.apiKey(), render.ownerId(), CALL_LIMIT);
        return new VendorCheck(
                "render",
                Map.of(
                        Part.ADDRESS, "RENDER_API_BASE",
                        Part.KEY, "RENDER_API_KEY",
                        Part.WORKSPACE, "RENDER_OWNER_ID",
                        Part.REGION, "RENDER_WORKER_REGION"),
                () -> RenderAdapter.examine(access, render.region(), clock),
                clocks);
    }

    private Check vercel(DenConfig.Names names) {
        VercelConfig zone = new VercelConfig(
                names.apiBase(),
                names.token(),
                names.teamId().orElse(null),
                names.teamSlug().orElse(null),
                names.zone(),
                "",
                CALL_LIMIT,
                1);
        Map<Part, String> variables = new HashMap<>(Map.of(
                Part.ADDRESS, "VERCEL_API_BASE",
                Part.KEY, "VERCEL_TOKEN",
                Part.ZONE, "VERCEL_DNS_DOMAIN"));
        variables.put(Part.TEAM, names.teamId().isPresent() ? "VERCEL_TEAM_ID" : "VERCEL_TEAM_SLUG");
        return new VendorCheck("vercel", variables, () -> VercelAdapter.examine(zone, clock), clocks);
    }

    private Check polar(DenConfig.Polar polar) {
        PolarConfig shop = new PolarConfig(
                polar.apiBase(),
                polar.accessToken(),
                polar.version(),
                polar.productId(),
                polar.successUrl(),
                polar.returnUrl(),
                1);
        return new VendorCheck(
                "polar",
                Map.of(
                        Part.ADDRESS, "POLAR_API_BASE",
                        Part.KEY, "POLAR_ACCESS_TOKEN",
                        Part.VERSION, "DEN_POLAR_VERSION",
                        Part.PRODUCT, "POLAR_PRODUCT_ID",
                        Part.BENEFIT, "POLAR_BENEFIT_ID"),
                () -> PolarAdapter.examine(shop, polar.benefitId(), clock),
                clocks);
    }

    private static List<Check> signIn(DenConfig config, OAuthAdapter oauth) {
        URI publicUrl = config.server().url();
        List<Check> checks = new ArrayList<>();
        config.accounts()
                .github()
                .map(app -> new SignInCheck(
                        "github",
                        () -> oauth.github(new GitHubConfig(
                                app.clientId(), app.clientSecret(), app.authorizeUrl(), app.tokenUrl(), app.apiBase())),
                        publicUrl))
                .ifPresent(checks::add);
        config.accounts()
                .google()
                .map(app -> new SignInCheck(
                        "google",
                        () -> oauth.google(new GoogleConfig(
                                app.clientId(),
                                app.clientSecret(),
                                app.authorizeUrl(),
                                app.tokenUrl(),
                                app.certsUrl())),
                        publicUrl))
                .ifPresent(checks::add);
        return checks;
    }
}
