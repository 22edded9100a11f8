package software.openwork.den.app.deploy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Problem;
import software.openwork.den.app.config.Use;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.render.RenderAccessConfig;

/** What a deploy is told by its environment: the secrets and variables of a workflow, in which blank means unset. */
public final class DeploySettings {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final String SERVICE_ID = "RENDER_DEN_CONTROL_PLANE_SERVICE_ID";
    private static final String API_BASE = "RENDER_API_BASE";
    private static final String OFF = "none";

    private final Map<String, String> environment;

    private DeploySettings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Takes the environment as it is.
     *
     * @param environment names and values
     * @return what a deploy makes of it
     */
    public static DeploySettings of(Map<String, String> environment) {
        return new DeploySettings(environment);
    }

    /**
     * What is missing or only half there.
     *
     * @return all of it; none when a deploy may begin
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        List.of("RENDER_API_KEY", SERVICE_ID, "RENDER_OWNER_ID", "DEN_DATABASE_URL", "DEN_BETTER_AUTH_SECRET")
                .forEach(require("is required", problems));
        if (vanity()) {
            List.of("VERCEL_TOKEN")
                    .forEach(require(
                            "is required while workers get names of their own (" + Setting.SUFFIX + "=" + OFF
                                    + " turns them off)",
                            problems));
        }
        if (value(Setting.GATE).filter("true"::equalsIgnoreCase).isPresent()) {
            List.of("POLAR_ACCESS_TOKEN", "POLAR_PRODUCT_ID", "POLAR_BENEFIT_ID")
                    .forEach(require("is required with " + Setting.GATE + "=true", problems));
        }
        pair("DEN_GITHUB_CLIENT_ID", "DEN_GITHUB_CLIENT_SECRET", problems);
        pair("DEN_GOOGLE_CLIENT_ID", "DEN_GOOGLE_CLIENT_SECRET", problems);
        return problems;
    }

    private Consumer<String> require(String reason, List<Problem> problems) {
        return name -> {
            if (value(name).isEmpty()) {
                problems.add(new Problem(name, reason));
            }
        };
    }

    private void pair(String one, String other, List<Problem> problems) {
        if (value(one).isPresent() != value(other).isPresent()) {
            boolean first = value(one).isEmpty();
            problems.add(new Problem(
                    first ? one : other, "is required when " + (first ? other : one) + " is set: set both or neither"));
        }
    }

    /** Access to the service; of complete settings only. */
    RenderAccessConfig access() {
        return new RenderAccessConfig(
                URI.create(value(API_BASE).orElse("https://api.render.com/v1")),
                Secret.of(value("RENDER_API_KEY").orElseThrow()),
                value("RENDER_OWNER_ID").orElseThrow(),
                CALL_LIMIT);
    }

    String serviceId() {
        return value(SERVICE_ID).orElseThrow();
    }

    /** What the service's environment shall hold, whatever else it holds. */
    SortedMap<String, String> wanted(Optional<URI> serviceUrl) {
        SortedMap<String, String> wanted = new TreeMap<>(Setting.FIXED);
        for (Setting setting : Setting.ALL) {
            String value = value(setting.source()).orElseGet(() -> fallback(setting, serviceUrl));
            if (value != null && !(setting.source().equals(Setting.SUFFIX) && !vanity())) {
                wanted.put(setting.target(), value);
            }
        }
        value(API_BASE).ifPresent(base -> wanted.put(API_BASE, base));
        return wanted;
    }

    private @Nullable String fallback(Setting setting, Optional<URI> serviceUrl) {
        return switch (setting.source()) {
            case Setting.CORS -> corsOrigins(serviceUrl);
            case Setting.TRUSTED -> value(Setting.CORS).orElseGet(() -> corsOrigins(serviceUrl));
            case Setting.RETURN -> value(Setting.SUCCESS).orElse("https://app.openwork.software");
            default -> setting.fallback();
        };
    }

    private static String corsOrigins(Optional<URI> serviceUrl) {
        return "https://app.openwork.software,https://api.openwork.software"
                + serviceUrl.map(url -> "," + url).orElse("");
    }

    private boolean vanity() {
        return value(Setting.SUFFIX).filter(OFF::equalsIgnoreCase).isEmpty();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** What keeps Den from starting with that environment, by the names that are known where the deploy runs. */
    static List<Problem> refusals(Map<String, String> environment) {
        return switch (DenConfig.read(environment, Use.SERVE)) {
            case ConfigReading.Valid valid -> List.of();
            case ConfigReading.Invalid invalid ->
                invalid.problems().stream()
                        .map(problem -> new Problem(
                                Setting.sourceOf(problem.variable()).orElse(problem.variable()), problem.hint()))
                        .toList();
        };
    }
}
