package software.openwork.den.mysql;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.trace.Cause;

/** The request that wants a job: kept with the job, and told with what the job does. */
final class JobCause {

    private JobCause() {}

    /** What is kept of the present one, if any. */
    static byte @Nullable [] kept() {
        return Cause.current()
                .map(cause -> cause.text().getBytes(StandardCharsets.UTF_8))
                .orElse(null);
    }

    /** Runs a job because of what was kept, if anything was. */
    static <T> T during(@Nullable String kept, Supplier<T> run) {
        Optional<Cause> cause = Optional.ofNullable(kept).flatMap(Cause::parse);
        return cause.isPresent() ? cause.get().during(run::get) : run.get();
    }
}
