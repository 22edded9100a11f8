package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchStep;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerStatus;

/** A row of {@code worker_launch_event}. */
record LaunchEventRow(
        String worker,
        long seq,
        String kind,
        String at,
        @Nullable String step,
        @Nullable String progress,
        @Nullable String since,
        @Nullable Integer attempt,
        @Nullable String deadline,
        @Nullable String detail,
        @Nullable String status,
        @Nullable String url,
        @Nullable String code,
        @Nullable String reference) {

    private static final String STEP = "step";
    private static final String STATUS = "status";

    static LaunchEventRow of(WorkerId worker, LaunchEvent event) {
        return switch (event) {
            case LaunchEvent.Step step ->
                new LaunchEventRow(
                        worker.value(),
                        step.seq(),
                        STEP,
                        Utc.literal(step.at()),
                        step.step().word(),
                        step.progress().word(),
                        Utc.literal(step.since()),
                        step.attempt(),
                        Utc.literalOrNull(step.deadline()),
                        Text.cutOrNull(step.detail(), Text.DETAIL),
                        null,
                        null,
                        wordOrNull(step.code()),
                        step.reference());
            case LaunchEvent.Status status ->
                new LaunchEventRow(
                        worker.value(),
                        status.seq(),
                        STATUS,
                        Utc.literal(status.at()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        status.status().word(),
                        status.url(),
                        wordOrNull(status.code()),
                        status.reference());
        };
    }

    void bind(PreparedBatch batch) {
        batch.bind("worker", worker)
                .bind("seq", seq)
                .bind("kind", kind)
                .bind("at", at)
                .bind("step", step)
                .bind("progress", progress)
                .bind("since", since)
                .bind("attempt", attempt)
                .bind("deadline", deadline)
                .bind("detail", detail)
                .bind("status", status)
                .bind("url", url)
                .bind("code", code)
                .bind("reference", reference)
                .add();
    }

    /** Reads {@code seq, kind, occurred_at, step, progress, since, attempt, deadline, detail, status, url, code, reference}. */
    static LaunchEvent read(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        Instant at = Utc.instant(row, 3);
        FailureCode code = codeOrNull(row.getString(12));
        String reference = row.getString(13);
        return switch (row.getString(2)) {
            case STEP ->
                new LaunchEvent.Step(
                        seq,
                        at,
                        LaunchStep.of(row.getString(4)),
                        LaunchEvent.Progress.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                        Utc.instant(row, 6),
                        row.getInt(7),
                        Utc.instantOrNull(row, 8),
                        row.getString(9),
                        code,
                        reference);
            case STATUS ->
                new LaunchEvent.Status(
                        seq,
                        at,
                        WorkerStatus.of(Objects.requireNonNull(row.getString(10))),
                        row.getString(11),
                        code,
                        reference);
            case String other -> throw new IllegalStateException("a launch event is a " + other);
        };
    }

    private static @Nullable String wordOrNull(@Nullable FailureCode code) {
        return code == null ? null : code.word();
    }

    private static @Nullable FailureCode codeOrNull(@Nullable String word) {
        return word == null ? null : FailureCode.of(word);
    }
}
