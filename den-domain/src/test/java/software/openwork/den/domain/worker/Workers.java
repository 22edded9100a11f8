package software.openwork.den.domain.worker;

import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.org.Orgs;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;

/** Ready-made workers of {@code Orgs.acme()}, launched by {@code Users.bob()}. */
public final class Workers {

    private Workers() {}

    /** The identifier of the worker of that number. */
    public static WorkerId id(int number) {
        return new WorkerId("%08x-aaaa-4aaa-8aaa-aaaaaaaaaaaa".formatted(number));
    }

    /** A cloud worker that is being launched. */
    public static Worker provisioning() {
        return provisioning(id(1));
    }

    /** A cloud worker that is being launched. */
    public static Worker provisioning(WorkerId id) {
        return Worker.request(id, Orgs.acme().id(), Users.bob().id(), cloudSpec(), SettableClock.START);
    }

    /** A cloud worker in that status. */
    public static Worker in(WorkerStatus status) {
        Worker worker = provisioning();
        return new Worker(
                worker.id(),
                worker.orgId(),
                worker.createdBy(),
                worker.spec(),
                status,
                worker.createdAt(),
                worker.updatedAt());
    }

    /** A worker on its user's machine: healthy from the start. */
    public static Worker local() {
        return Worker.request(id(2), Orgs.acme().id(), Users.bob().id(), localSpec(), SettableClock.START);
    }

    /** A worker that the replaced service made before it wrote down who did. */
    public static Worker withoutCreator() {
        Worker worker = provisioning(id(3));
        return new Worker(
                worker.id(),
                worker.orgId(),
                null,
                worker.spec(),
                WorkerStatus.HEALTHY,
                worker.createdAt(),
                worker.updatedAt());
    }

    /** A cloud worker with a name and nothing else. */
    public static WorkerSpec cloudSpec() {
        return new WorkerSpec("Helper", null, WorkerDestination.CLOUD, null, null, null);
    }

    /** A local worker with everything. */
    public static WorkerSpec localSpec() {
        return new WorkerSpec("Laptop", "On the desk", WorkerDestination.LOCAL, "/home/bob/project", "docker", "1.2.3");
    }

    /** Two tokens of the right shape. */
    public static WorkerTokens tokens() {
        return new WorkerTokens(Secret.of("a1".repeat(32)), Secret.of("c2".repeat(32)));
    }

    /** Where a worker can be reached. */
    public static WorkerInstance instance(Worker worker, String url) {
        return new WorkerInstance(
                "00000001-bbbb-4bbb-8bbb-bbbbbbbbbbbb",
                worker.id(),
                "stub",
                null,
                url,
                WorkerStatus.HEALTHY,
                worker.createdAt(),
                worker.updatedAt());
    }
}
