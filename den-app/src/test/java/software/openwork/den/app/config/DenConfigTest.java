package software.openwork.den.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DenConfigTest {

    private static List<String> names(Map<String, String> environment, Use use) {
        return ConfigSamples.problems(environment, use).stream()
                .map(Problem::variable)
                .toList();
    }

    @Nested
    class Required {

        @Test
        void shouldNameAllThatServeWants() {
            assertThat(names(Map.of(), Use.SERVE))
                    .containsExactlyInAnyOrder("DATABASE_URL", "BETTER_AUTH_SECRET", "BETTER_AUTH_URL");
        }

        @Test
        void shouldWantNothingWhereDenKeepsItsOwn() {
            assertThat(names(Map.of(), Use.DEV)).isEmpty();
            assertThat(names(Map.of(), Use.EMBEDDED)).isEmpty();
        }

        @Test
        void shouldWantTheDatabaseForMigrating() {
            assertThat(names(Map.of("PROVISIONER_MODE", "render"), Use.MIGRATE)).containsExactly("DATABASE_URL");
        }

        @Test
        void shouldWantKeyAndOwnerOfRender() {
            var environment = ConfigSamples.serve();
            environment.put("PROVISIONER_MODE", "render");

            assertThat(names(environment, Use.SERVE)).containsExactly("RENDER_API_KEY", "RENDER_OWNER_ID");
        }

        @Test
        void shouldWantAllOfPolarBehindThePaywall() {
            var environment = ConfigSamples.serve();
            environment.put("POLAR_FEATURE_GATE_ENABLED", " True ");

            assertThat(names(environment, Use.SERVE))
                    .containsExactly(
                            "POLAR_ACCESS_TOKEN",
                            "POLAR_PRODUCT_ID",
                            "POLAR_BENEFIT_ID",
                            "POLAR_SUCCESS_URL",
                            "POLAR_RETURN_URL");
        }

        @Test
        void shouldWantATokenForTheZone() {
            var environment = ConfigSamples.serve();
            environment.put("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "openwork.studio");

            assertThat(names(environment, Use.SERVE)).containsExactly("VERCEL_TOKEN");
        }

        @Test
        void shouldRefuseHalfAPair() {
            var environment = ConfigSamples.serve();
            environment.put("GITHUB_CLIENT_ID", "id");
            environment.put("GOOGLE_CLIENT_SECRET", "secret");
            environment.put("DEN_SMTP_URL", "smtp://mail.example");

            assertThat(names(environment, Use.SERVE))
                    .containsExactly("GITHUB_CLIENT_SECRET", "GOOGLE_CLIENT_ID", "DEN_MAIL_FROM");
        }

        @Test
        void shouldReportEverythingAtOnce() {
            assertThat(names(
                            Map.of("PORT", "x", "DEN_SWEEP", "x", "POLAR_API_BASE", "x", "BETTER_AUTH_SECRET", "x"),
                            Use.SERVE))
                    .containsExactlyInAnyOrder(
                            "PORT",
                            "DEN_SWEEP",
                            "POLAR_API_BASE",
                            "BETTER_AUTH_SECRET",
                            "DATABASE_URL",
                            "BETTER_AUTH_URL");
        }
    }

    @Nested
    class Defaults {

        @Test
        void shouldBeThoseOfTheReplacedService() {
            DenConfig config = ConfigSamples.config(ConfigSamples.serve(), Use.SERVE);

            assertThat(config.server().port()).isEqualTo(8788);
            assertThat(config.server().rateLimit()).isTrue();
            assertThat(config.server().corsOrigins()).isEmpty();
            assertThat(config.provisioning().mode()).isEqualTo(Provisioner.STUB);
            assertThat(config.provisioning().stubUrlTemplate()).isEqualTo("https://workers.local/{workerId}");
            assertThat(config.provisioning().maxCloudWorkers()).isEqualTo(50);
            assertThat(config.paywall().polar()).isEmpty();
            assertThat(config.names()).isEmpty();
            assertThat(config.retention().events()).hasDays(90);
        }

        @Test
        void shouldRelaxLimitsAndNameLocalhostInDev() {
            DenConfig config = ConfigSamples.config(Map.of("PORT", "9000"), Use.DEV);

            assertThat(config.server().rateLimit()).isFalse();
            assertThat(config.server().url()).isEqualTo(URI.create("http://localhost:9000"));
            assertThat(config.storage().url()).isEmpty();
            assertThat(config.accounts().secret()).isEmpty();
        }

        @Test
        void shouldLeaveTheDatabaseAsideWhenTheEmbeddedOneIsAskedFor() {
            assertThat(ConfigSamples.config(ConfigSamples.serve(), Use.EMBEDDED)
                            .storage()
                            .url())
                    .isEmpty();
        }
    }

    @Nested
    class Origins {

        @Test
        void shouldTrustTheCorsOriginsUnlessToldOtherwise() {
            var environment = ConfigSamples.serve();
            environment.put("CORS_ORIGINS", "https://a.example/ ,https://b.example,https://a.example");

            assertThat(ConfigSamples.config(environment, Use.SERVE).server().trustedOrigins())
                    .containsExactly("https://a.example", "https://b.example");
        }

        @Test
        void shouldTrustNobodyWhenTheListIsSetButEmpty() {
            var environment = ConfigSamples.serve();
            environment.put("CORS_ORIGINS", "https://a.example");
            environment.put("DEN_BETTER_AUTH_TRUSTED_ORIGINS", "");

            assertThat(ConfigSamples.config(environment, Use.SERVE).server().trustedOrigins())
                    .isEmpty();
        }
    }

    @Nested
    class Zone {

        @Test
        void shouldBeTheSuffixByDefault() {
            var environment = ConfigSamples.serve();
            environment.put("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workers.example.com");
            environment.put("VERCEL_TOKEN", "t");

            assertThat(ConfigSamples.config(environment, Use.SERVE)
                            .names()
                            .orElseThrow()
                            .zone())
                    .isEqualTo("workers.example.com");
        }

        @Test
        void shouldHoldTheSuffix() {
            var environment = ConfigSamples.serve();
            environment.put("VERCEL_TOKEN", "t");
            environment.put("VERCEL_DNS_DOMAIN", "example.com");
            environment.put("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workers.example.com");
            assertThat(names(environment, Use.SERVE)).isEmpty();

            environment.put("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workersexample.com");
            assertThat(names(environment, Use.SERVE)).containsExactly("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX");
        }
    }

    @Nested
    class Unknown {

        @Test
        void shouldWarnWithTheNearestName() {
            var environment = ConfigSamples.serve();
            environment.put("DEN_DATADIR", "x");
            environment.put("DEN_TRUSTED_PROXY", "none");
            environment.put("DEN_ABSOLUTELY_NOTHING", "x");
            environment.put("DEN_JAVA_OPTS", "-Xmx1g");
            environment.put("PATH", "/bin");

            assertThat(DenConfig.read(environment, Use.SERVE).warnings())
                    .containsExactly(
                            "DEN_ABSOLUTELY_NOTHING is not a variable of Den and has no effect",
                            "DEN_DATADIR is not a variable of Den and has no effect: did you mean DEN_DATA_DIR?",
                            "DEN_TRUSTED_PROXY is not a variable of Den and has no effect: did you mean"
                                    + " DEN_TRUSTED_PROXIES?");
        }
    }

    @Test
    void shouldNotShowSecretsAsText() {
        assertThat(ConfigSamples.config(ConfigSamples.serve(), Use.SERVE).toString())
                .doesNotContain("0123456789abcdef")
                .doesNotContain("den:den@");
    }
}
