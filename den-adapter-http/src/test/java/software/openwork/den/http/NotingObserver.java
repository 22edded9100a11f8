package software.openwork.den.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.worker.WorkerId;

/** Keeps what it is told of requests. */
final class NotingObserver implements Observer {

    final List<Answered> answered = new CopyOnWriteArrayList<>();

    @Override
    public void answered(Answered request) {
        answered.add(request);
    }

    @Override
    public void launched(WorkerId worker, LaunchEvent event) {
        // not of this module
    }

    @Override
    public void ran(String job, Duration took, boolean failed) {
        // not of this module
    }
}
