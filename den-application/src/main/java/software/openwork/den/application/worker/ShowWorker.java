package software.openwork.den.application.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerView;

/** One worker with its newest instance and how its launch went. */
public final class ShowWorker {

    // A launch has eight steps with a few events each; waiting is told only when its reason changes.
    private static final int EVENTS = 500;

    private final WorkerAccess access;
    private final LaunchRepository launches;

    public ShowWorker(WorkerAccess access, LaunchRepository launches) {
        this.access = access;
        this.launches = launches;
    }

    /**
     * Shows.
     *
     * @param scope whose worker
     * @param id its identifier as it came
     * @return the worker, or why not
     */
    public Result handle(OrgScope scope, String id) {
        return switch (access.find(scope, id, WorkerAction.READ)) {
            case WorkerAccess.Refusal refusal -> new Refused(refusal);
            case WorkerAccess.Allowed allowed -> show(allowed.view());
        };
    }

    private Result show(WorkerView view) {
        if (view.worker().spec().destination() == WorkerDestination.LOCAL) {
            return new Shown(view, null);
        }
        return launches.find(view.worker().id())
                .map(launch -> new Shown(view, new LaunchStory(launch, launches.events(launch.workerId(), 0, EVENTS))))
                .orElseGet(() -> new Shown(view, null));
    }

    /**
     * A launch with its events.
     *
     * @param launch the launch
     * @param events in their order
     */
    public record LaunchStory(Launch launch, List<LaunchEvent> events) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * The worker.
     *
     * @param view worker and newest instance
     * @param launch its launch; null for local workers and those that Den did not launch
     */
    public record Shown(WorkerView view, @Nullable LaunchStory launch) implements Result {}

    /**
     * Not for this caller.
     *
     * @param reason why
     */
    public record Refused(WorkerAccess.Refusal reason) implements Result {}
}
