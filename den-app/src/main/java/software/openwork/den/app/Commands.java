package software.openwork.den.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Environment;
import software.openwork.den.app.config.Use;
import software.openwork.den.app.deploy.DeploySettings;
import software.openwork.den.app.deploy.DeployWish;
import software.openwork.den.app.deploy.Deployment;
import software.openwork.den.app.doctor.Diagnosis;
import software.openwork.den.app.doctor.Report;
import software.openwork.den.app.simulate.StandIns;
import software.openwork.den.gate.GateAdapter;
import software.openwork.den.mysql.MysqlAdapter;

/** What the program can do. Each command returns the status with which the process ends. */
final class Commands {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> process;
    private final Path folder;

    /**
     * Commands.
     *
     * @param process variables of the process
     * @param folder where a {@code .env} is looked for
     */
    Commands(PrintStream out, PrintStream err, Map<String, String> process, Path folder) {
        this.out = out;
        this.err = err;
        this.process = process;
        this.folder = folder;
    }

    int dev(boolean simulate) {
        return attempt(() -> {
            StandIns standIns = simulate ? StandIns.start() : null;
            Map<String, String> environment = environment();
            if (environment.getOrDefault("PORT", "").isBlank()) {
                environment.put("PORT", Integer.toString(FreePort.find(err)));
            }
            DenConfig config = config(environment, Use.DEV);
            if (standIns != null) {
                environment.putAll(standIns.environment(config.server().url().toString()));
                config = config(environment, Use.DEV);
            }
            serve(config, standIns, """

                      Open %s and sign up. Cloud workers %s.
                      Everything is kept in %s. Ctrl-C stops Den.
                    """.formatted(
                            config.server().url(),
                            simulate
                                    ? "run at stand-ins of Render and Vercel, plans are bought at one of Polar; they forget everything when Den stops"
                                    : "only seem to run",
                            config.storage().dataDir()));
        });
    }

    int serve(boolean embedded) {
        return attempt(() -> serve(config(environment(), embedded ? Use.EMBEDDED : Use.SERVE), null, ""));
    }

    int migrate(boolean adopt, boolean dryRun) {
        return attempt(() -> {
            try (MysqlAdapter storage = DenApp.database(config(environment(), Use.MIGRATE))) {
                if (dryRun) {
                    List<String> plan = storage.plan(adopt);
                    plan.forEach(step -> out.println("would " + step));
                    out.println(plan.isEmpty() ? "The database is up to date." : "Nothing was changed.");
                    return;
                }
                if (adopt) {
                    storage.adopt();
                } else {
                    storage.migrate();
                }
                out.println("The database is up to date.");
            }
        });
    }

    int verifyUser(String email) {
        return operate(Use.MIGRATE, operator -> operator.verify(email));
    }

    int resetPassword(String email, boolean generate) {
        return generate
                ? operate(Use.MIGRATE, operator -> operator.generatePassword(email))
                : operate(Use.LINK, operator -> operator.resetLink(email));
    }

    int grantAdmin(String email) {
        return operate(Use.MIGRATE, operator -> operator.grant(email));
    }

    int revokeAdmin(String email) {
        return operate(Use.MIGRATE, operator -> operator.revoke(email));
    }

    int sweep(boolean apply) {
        return attempt(() -> {
            try (Sweeper sweeper = new Sweeper(config(environment(), Use.SERVE), out)) {
                sweeper.sweep(apply);
            }
        });
    }

    int verifyAudit() {
        return operate(Use.MIGRATE, Operator::verifyAudit);
    }

    private int operate(Use use, Consumer<Operator> action) {
        return attempt(() -> {
            try (Operator operator = new Operator(config(environment(), use), out)) {
                action.accept(operator);
            }
        });
    }

    /** Ends with 1 when something must be put right. */
    int doctor(boolean json) {
        boolean[] healthy = new boolean[1];
        int status = attempt(() -> {
            Report report = Diagnosis.of(environment());
            healthy[0] = report.healthy();
            out.print(json ? report.json() + System.lineSeparator() : report.text());
        });
        return status == DONE && !healthy[0] ? FAILED : status;
    }

    /** Ends with 2 when a setting is missing, and with 1 when the new version does not answer in the end. */
    int deploy(DeployWish wish) {
        return attempt(() -> {
            DeploySettings settings = DeploySettings.of(environment());
            if (!settings.problems().isEmpty()) {
                throw ConfigurationException.of(settings.problems());
            }
            Deployment.run(settings, wish, out);
        });
    }

    /**
     * Starts and uses Den once. Nothing of the environment counts: that may name a database with people in it.
     *
     * @param database to work on, or null for an embedded one in the folder
     */
    int warmUp(Path dataDir, @Nullable String database) {
        Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "DEN_DATA_DIR", dataDir.toString()));
        if (database != null) {
            environment.put("DATABASE_URL", database);
            environment.put("BETTER_AUTH_SECRET", "only to warm up, and for nobody's session");
            environment.put("BETTER_AUTH_URL", "http://localhost");
        }
        return attempt(() -> WarmUp.run(config(environment, database == null ? Use.EMBEDDED : Use.SERVE)));
    }

    int gate(String... arguments) {
        try {
            return GateAdapter.run(environment(), System.in, out, err, arguments);
        } catch (ConfigurationException bad) {
            err.println(bad.getMessage());
            return MISUSED;
        }
    }

    /** Until the process is told to end, by Ctrl-C or SIGTERM. */
    private void serve(DenConfig config, @Nullable StandIns standIns, String greeting) throws InterruptedException {
        DenApp den = DenApp.start(
                config,
                InstantSource.system(),
                standIns == null ? UnaryOperator.identity() : vendors -> vendors.withRuntime(standIns::named),
                out);
        if (standIns != null) {
            standIns.tell(config.server().url());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(den, standIns), "stop"));
        out.printf(
                "den listening on %d (provisioner=%s)%n%s",
                den.port(), config.provisioning().mode().name().toLowerCase(Locale.ROOT), greeting);
        out.flush();
        new CountDownLatch(1).await();
    }

    private static void stop(DenApp den, @Nullable StandIns standIns) {
        den.close();
        if (standIns != null) {
            standIns.close();
        }
    }

    private Map<String, String> environment() {
        try {
            return new HashMap<>(Environment.of(folder, process));
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationException("den: " + unreadable.getMessage());
        }
    }

    private DenConfig config(Map<String, String> environment, Use use) {
        ConfigReading reading = DenConfig.read(environment, use);
        reading.warnings().forEach(warning -> err.println("den: " + warning));
        return switch (reading) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw ConfigurationException.of(invalid.problems());
        };
    }

    private int attempt(Action action) {
        try {
            action.run();
            return DONE;
        } catch (ConfigurationException bad) {
            err.println(bad.getMessage());
            return MISUSED;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (RuntimeException failure) {
            Failures.explain(failure, err);
            return FAILED;
        }
    }

    private interface Action {
        void run() throws InterruptedException;
    }
}
