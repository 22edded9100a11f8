package software.openwork.den.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.WorkerHost;

/**
 * A program for tests: Den as {@code den serve} runs it, but every call of the pretended host takes a while, as those
 * of a real one do. So a process that is killed is likely to be killed in the middle of one.
 */
public final class SlowDen {

    private static final Duration LONGEST = Duration.ofMillis(300);

    private SlowDen() {}

    public static void main(String[] arguments) throws InterruptedException {
        DenConfig config = switch (DenConfig.read(System.getenv(), Use.SERVE)) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new IllegalStateException("" + invalid.problems());
        };
        DenApp den = DenApp.start(config, InstantSource.system(), vendors -> vendors.withHost(SlowHost::new));
        Runtime.getRuntime().addShutdownHook(new Thread(den::close, "stop"));
        new CountDownLatch(1).await();
    }

    private record SlowHost(WorkerHost host) implements WorkerHost {

        private static <T> T slowly(Supplier<T> call) {
            pause();
            T answer = call.get();
            pause();
            return answer;
        }

        private static void pause() {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST.toNanos()));
        }

        @Override
        public Search find(HostSearch search) {
            return slowly(() -> host.find(search));
        }

        @Override
        public Creation create(HostRequest request) {
            return slowly(() -> host.create(request));
        }

        @Override
        public Deploy deploy(HostRef ref) {
            return slowly(() -> host.deploy(ref));
        }

        @Override
        public Effect attachDomain(HostRef ref, String domain) {
            return slowly(() -> host.attachDomain(ref, domain));
        }

        @Override
        public Effect verifyDomain(HostRef ref, String domain) {
            return slowly(() -> host.verifyDomain(ref, domain));
        }

        @Override
        public Effect detachDomain(HostRef ref, String domain) {
            return slowly(() -> host.detachDomain(ref, domain));
        }

        @Override
        public Effect suspend(HostRef ref) {
            return slowly(() -> host.suspend(ref));
        }

        @Override
        public Effect resume(HostRef ref) {
            return slowly(() -> host.resume(ref));
        }

        @Override
        public Effect delete(HostRef ref) {
            return slowly(() -> host.delete(ref));
        }
    }
}
