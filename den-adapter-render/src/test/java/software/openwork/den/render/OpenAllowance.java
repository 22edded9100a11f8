package software.openwork.den.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.openwork.den.domain.launch.HostAllowance;

/** An allowance that never ends, unless it is told so; remembers what it was told. */
final class OpenAllowance implements HostAllowance {

    final List<String> told = new ArrayList<>();
    Optional<Instant> usedUpUntil = Optional.empty();

    @Override
    public Optional<Instant> take() {
        told.add("take");
        return usedUpUntil;
    }

    @Override
    public void giveBack() {
        told.add("giveBack");
    }

    @Override
    public void correct(int left, Duration period) {
        told.add("correct " + left + " " + period);
    }
}
