package software.openwork.den.domain.launch;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryLaunchesTest extends LaunchRepositoryContract {

    private final LaunchRepository launches = new InMemoryLaunches(new InMemoryDatabase());

    @Override
    protected LaunchRepository launches() {
        return launches;
    }
}
