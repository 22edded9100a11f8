package software.openwork.den.domain.launch;

import org.jspecify.annotations.Nullable;

/**
 * Why and where a launch failed.
 *
 * @param code stable word and sentence
 * @param step the step that was not reached
 * @param detail for operators, or null; holds no secret
 */
public record LaunchFailure(
        FailureCode code, LaunchStep step, @Nullable String detail) {}
