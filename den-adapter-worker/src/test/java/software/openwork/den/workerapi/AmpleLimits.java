package software.openwork.den.workerapi;

import java.time.Duration;

/** For tests of anything but time, on however busy a machine. */
final class AmpleLimits {

    static final Duration AMPLE = Duration.ofSeconds(30);
    static final WorkerApiConfig CONFIG = new WorkerApiConfig(
            AMPLE, AMPLE, AMPLE, AMPLE, AMPLE, AMPLE, WorkerApiConfig.patient().maxBody());

    private AmpleLimits() {}
}
