package software.openwork.den.app.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A variable that {@code den deploy} sets on the service.
 *
 * @param source what it is called where the deploy runs
 * @param target what Den calls it
 * @param fallback the value when the source is not set, or null for none
 * @param secret whether its value is never shown
 */
record Setting(String source, String target, @Nullable String fallback, boolean secret) {

    static final String SUFFIX = "DEN_RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX";
    static final String CORS = "DEN_CORS_ORIGINS";
    static final String TRUSTED = "DEN_BETTER_AUTH_TRUSTED_ORIGINS";
    static final String SUCCESS = "DEN_POLAR_SUCCESS_URL";
    static final String RETURN = "DEN_POLAR_RETURN_URL";
    static final String GATE = "DEN_POLAR_FEATURE_GATE_ENABLED";

    private static final String APP = "https://app.openwork.software";

    /** In the order in which people read them. */
    static final List<Setting> ALL = List.of(
            secret("DEN_DATABASE_URL", "DATABASE_URL"),
            secret("DEN_BETTER_AUTH_SECRET", "BETTER_AUTH_SECRET"),
            plain("DEN_BETTER_AUTH_URL", "BETTER_AUTH_URL", APP),
            plain(CORS, "CORS_ORIGINS", null),
            plain(TRUSTED, "DEN_BETTER_AUTH_TRUSTED_ORIGINS", null),
            plain("DEN_GITHUB_CLIENT_ID", "GITHUB_CLIENT_ID", null),
            secret("DEN_GITHUB_CLIENT_SECRET", "GITHUB_CLIENT_SECRET"),
            plain("DEN_GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_ID", null),
            secret("DEN_GOOGLE_CLIENT_SECRET", "GOOGLE_CLIENT_SECRET"),
            secret("RENDER_API_KEY", "RENDER_API_KEY"),
            plain("RENDER_OWNER_ID", "RENDER_OWNER_ID", null),
            plain("DEN_RENDER_WORKER_PLAN", "RENDER_WORKER_PLAN", "standard"),
            plain("DEN_RENDER_WORKER_OPENWORK_VERSION", "RENDER_WORKER_OPENWORK_VERSION", null),
            plain(SUFFIX, "RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "openwork.studio"),
            plain("DEN_RENDER_CUSTOM_DOMAIN_READY_TIMEOUT_MS", "RENDER_CUSTOM_DOMAIN_READY_TIMEOUT_MS", "240000"),
            plain("DEN_VERCEL_API_BASE", "VERCEL_API_BASE", "https://api.vercel.com"),
            secret("VERCEL_TOKEN", "VERCEL_TOKEN"),
            plain("DEN_VERCEL_TEAM_ID", "VERCEL_TEAM_ID", null),
            plain("DEN_VERCEL_TEAM_SLUG", "VERCEL_TEAM_SLUG", "prologe"),
            plain("DEN_VERCEL_DNS_DOMAIN", "VERCEL_DNS_DOMAIN", "openwork.studio"),
            plain(GATE, "POLAR_FEATURE_GATE_ENABLED", "false"),
            plain("DEN_POLAR_API_BASE", "POLAR_API_BASE", "https://api.polar.sh"),
            secret("POLAR_ACCESS_TOKEN", "POLAR_ACCESS_TOKEN"),
            plain("POLAR_PRODUCT_ID", "POLAR_PRODUCT_ID", null),
            plain("POLAR_BENEFIT_ID", "POLAR_BENEFIT_ID", null),
            plain(SUCCESS, "POLAR_SUCCESS_URL", APP),
            plain(RETURN, "POLAR_RETURN_URL", null));

    /** The same for every service that is deployed this way. */
    static final Map<String, String> FIXED =
            Map.of("PROVISIONER_MODE", "render", "RENDER_WORKER_NAME_PREFIX", "den-worker-openwork");

    private static final Map<String, Setting> BY_TARGET =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::target, Function.identity()));

    private static final Set<String> SHOWN = Stream.concat(
                    FIXED.keySet().stream(),
                    ALL.stream().filter(each -> !each.secret()).map(Setting::target))
            .collect(Collectors.toUnmodifiableSet());

    private static Setting plain(String source, String target, @Nullable String fallback) {
        return new Setting(source, target, fallback, false);
    }

    private static Setting secret(String source, String target) {
        return new Setting(source, target, null, true);
    }

    /** What a variable of the service is called where the deploy runs. */
    static Optional<String> sourceOf(String target) {
        return Optional.ofNullable(BY_TARGET.get(target)).map(Setting::source);
    }

    /** Whether the value of a variable of the service may be shown; of those that nobody here knows it may not. */
    static boolean isShown(String target) {
        return SHOWN.contains(target);
    }
}
