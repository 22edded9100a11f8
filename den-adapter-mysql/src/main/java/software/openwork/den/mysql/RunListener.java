package software.openwork.den.mysql;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import software.openwork.den.application.observe.Observer;

/** Tells of every run that ended. */
final class RunListener extends AbstractSchedulerListener {

    private final MysqlJobs jobs;
    private final Observer observer;

    RunListener(MysqlJobs jobs, Observer observer) {
        this.jobs = jobs;
        this.observer = observer;
    }

    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
        jobs.ended();
        observer.ran(
                complete.getExecution().getTaskName(),
                complete.getDuration(),
                complete.getResult() == ExecutionComplete.Result.FAILED);
    }
}
