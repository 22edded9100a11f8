package software.openwork.den.app;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import software.openwork.den.app.config.DenConfig;

/** Runs Den until the process is told to end: by Ctrl-C, by SIGTERM. */
final class Service {

    private Service() {}

    static void run(DenConfig config, Consumer<DenApp> started) throws InterruptedException {
        DenApp den = DenApp.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(den::close, "stop"));
        started.accept(den);
        // The process ends by a signal, never by this.
        new CountDownLatch(1).await();
    }
}
