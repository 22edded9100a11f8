package software.openwork.den.application.observe;

import java.time.Duration;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.worker.WorkerId;

/** Is told what happens, to count it or write it down. Everybody waits for it: it must be quick, and never throws. */
public interface Observer {

    /** Does not care. */
    Observer NOBODY = new Observer() {
        @Override
        public void answered(Answered answered) {
            // nothing
        }

        @Override
        public void launched(WorkerId worker, LaunchEvent event) {
            // nothing
        }

        @Override
        public void ran(String job, Duration took, boolean failed) {
            // nothing
        }
    };

    /**
     * A request was answered.
     *
     * @param answered how
     */
    void answered(Answered answered);

    /**
     * There is news of a launch, and it is stored.
     *
     * @param worker whose
     * @param event what
     */
    void launched(WorkerId worker, LaunchEvent event);

    /**
     * A run of a job ended.
     *
     * @param job its name
     * @param took how long it ran
     * @param failed whether it broke; it will be tried again
     */
    void ran(String job, Duration took, boolean failed);

    /**
     * An answer.
     *
     * @param requestId of the request
     * @param method as it came; a strange one is {@code OTHER}
     * @param route the path as it is declared, with its parameter unnamed; {@code unmatched} for none
     * @param status of the answer
     * @param nanos until it was ready to be sent
     * @param address of the client, empty where that is not known
     */
    record Answered(String requestId, String method, String route, int status, long nanos, String address) {}
}
