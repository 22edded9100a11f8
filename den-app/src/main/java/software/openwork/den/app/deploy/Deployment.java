package software.openwork.den.app.deploy;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.app.config.Problem;
import software.openwork.den.domain.deploy.HealthAnswer;
import software.openwork.den.domain.deploy.HostFailureException;
import software.openwork.den.domain.deploy.HostedDeploy;
import software.openwork.den.domain.deploy.HostedService;
import software.openwork.den.render.RenderServiceAdapter;

/** Brings a service up to date: its environment, then its program, and waits until the new one answers. */
public final class Deployment {

    private final RenderServiceAdapter host;
    private final DeployWish wish;
    private final Pace pace;
    private final PrintStream out;

    private Deployment(RenderServiceAdapter host, DeployWish wish, Pace pace, PrintStream out) {
        this.host = host;
        this.wish = wish;
        this.pace = pace;
        this.out = out;
    }

    /**
     * Deploys, and returns when the new version serves, or after a dry run.
     *
     * @param settings complete ones
     * @param wish what is asked for
     * @param out says what is done, without a secret
     * @throws HostFailureException with the reason, when it did not work out
     * @throws InterruptedException when the wait is broken off; what was begun goes on
     */
    public static void run(DeploySettings settings, DeployWish wish, PrintStream out) throws InterruptedException {
        run(settings, wish, Pace.STANDARD, out);
    }

    static void run(DeploySettings settings, DeployWish wish, Pace pace, PrintStream out) throws InterruptedException {
        try (RenderServiceAdapter host =
                RenderServiceAdapter.create(settings.access(), settings.serviceId(), InstantSource.system())) {
            new Deployment(host, wish, pace, out).run(settings);
        }
    }

    private void run(DeploySettings settings) throws InterruptedException {
        HostedService service = host.service();
        if (service.suspended()) {
            throw failed("the service " + service.name() + " is suspended: resume it first");
        }
        URI url = Optional.ofNullable(wish.url())
                .or(service::url)
                .orElseThrow(() -> failed("the service " + service.name() + " has no URL: name one with --url"));
        out.printf("Service %s at %s%n", service.name(), url);
        Difference difference = Difference.of(host.environment(), settings.wanted(service.url()), wish.prune());
        refuse(DeploySettings.refusals(difference.after()));
        out.println(difference.isEmpty() ? "Environment: nothing to change" : "Environment:");
        difference.show(out::println);
        if (wish.dryRun()) {
            out.println("Nothing was changed.");
            return;
        }
        if (!difference.isEmpty()) {
            host.replaceEnvironment(difference.after());
        }
        follow(start());
        awaitHealth(url);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw failed("Den would not start with that environment:\n  "
                    + String.join(
                            "\n  ", problems.stream().map(Problem::toString).toList()));
        }
    }

    private HostedDeploy start() throws InterruptedException {
        String before = host.newestDeploy().map(HostedDeploy::id).orElse("");
        Optional<HostedDeploy> started = host.startDeploy(wish.commit(), wish.image());
        if (started.isPresent()) {
            return started.get();
        }
        out.println("The deploy is queued, or its answer was lost; waiting for it to show");
        long end = System.nanoTime() + pace.queue().toNanos();
        while (true) {
            Optional<HostedDeploy> newest = patiently(host::newestDeploy).flatMap(each -> each);
            if (newest.filter(each -> !each.id().equals(before)).isPresent()) {
                return newest.get();
            }
            rest(end, () -> "no deploy showed within " + words(pace.queue()) + " after it was asked for");
        }
    }

    private void follow(HostedDeploy started) throws InterruptedException {
        long end = System.nanoTime() + pace.deploy().toNanos();
        HostedDeploy deploy = started;
        String shown = "";
        while (true) {
            if (!deploy.word().equals(shown)) {
                shown = deploy.word();
                out.printf("Deploy %s: %s%n", deploy.id(), shown);
            }
            switch (deploy.phase()) {
                case LIVE -> {
                    return;
                }
                case REPLACED -> {
                    // It was live, and a later one is: what answers now decides.
                    out.println("A later deploy took its place");
                    return;
                }
                case FAILED -> throw failed("the deploy " + deploy.id() + " ended as " + shown);
                case UNDER_WAY -> {}
            }
            HostedDeploy last = deploy;
            rest(end, () -> "the deploy " + last.id() + " was still " + last.word() + " after " + words(pace.deploy()));
            deploy = patiently(() -> host.deploy(last.id())).orElse(last);
        }
    }

    private void awaitHealth(URI url) throws InterruptedException {
        long end = System.nanoTime() + pace.health().toNanos();
        while (true) {
            @Nullable HealthAnswer answer = host.health(url).orElse(null);
            if (answer != null && answer.status() == 200 && wish.isAnsweredBy(answer.version())) {
                out.printf("%s/health answers as version %s%n", url, answer.version());
                return;
            }
            rest(
                    end,
                    () -> url + "/health did not answer as " + wish.awaited() + " within " + words(pace.health()) + ": "
                            + said(answer));
        }
    }

    private static String said(@Nullable HealthAnswer answer) {
        if (answer == null) {
            return "no answer";
        }
        return "HTTP " + answer.status() + ", " + Objects.requireNonNullElse(answer.version(), "no X-Den-Version");
    }

    /** What Render says, or nothing when it is out of order for the moment: a deploy takes longer than that. */
    private static <T> Optional<T> patiently(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (HostFailureException failure) {
            if (failure.passing()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private void rest(long end, Supplier<String> reason) throws InterruptedException {
        if (System.nanoTime() >= end) {
            throw failed(reason.get());
        }
        TimeUnit.NANOSECONDS.sleep(pace.look().toNanos());
    }

    private static HostFailureException failed(String reason) {
        return new HostFailureException(reason, false);
    }

    private static String words(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
