package software.openwork.den.domain.launch;

import software.openwork.den.domain.time.SettableClock;

class InMemoryHostAllowanceTest implements HostAllowanceContract {

    private final SettableClock clock = new SettableClock();
    private final HostAllowance allowance = new InMemoryHostAllowance(PER_HOUR, clock);

    @Override
    public HostAllowance allowance() {
        return allowance;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }
}
