package software.openwork.den.domain.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker can be reached.
 *
 * @param id identifier of the row
 * @param workerId whose instance it is
 * @param provider who hosts it: {@code stub}, {@code render}
 * @param region the vendor's region, or null
 * @param url base URL as verified by the launch (or stored by the replaced service), at most 2048 characters
 * @param status what the instance is
 * @param createdAt when it was recorded
 * @param updatedAt when it was last changed
 */
public record WorkerInstance(
        String id,
        WorkerId workerId,
        String provider,
        @Nullable String region,
        String url,
        WorkerStatus status,
        Instant createdAt,
        Instant updatedAt) {}
