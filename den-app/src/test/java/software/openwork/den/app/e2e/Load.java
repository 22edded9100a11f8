package software.openwork.den.app.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * People who look at their workers and create some, at a steady pace, whatever becomes of it; until it is closed, and
 * for three minutes at most. Creates bear an idempotency key. Keeps what became of each create, and what failed and when.
 */
final class Load implements AutoCloseable {

    private static final int A_SECOND = 40;
    private static final int MOST = 180 * A_SECOND;
    private static final int PEOPLE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "load-" + UUID.randomUUID();
    private final Server server;
    private final List<Person> people;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<Create, String> created = new ConcurrentHashMap<>();
    private final Queue<Create> refused = new ConcurrentLinkedQueue<>();
    private final Phaser underWay = new Phaser(1);
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

    private Load(Server server, List<Person> people) {
        this.server = server;
        this.people = people;
    }

    /**
     * A create.
     *
     * @param name of the worker, and key of the request
     */
    record Create(Person person, String name, String destination) {

        Ask on(Server server) {
            return server.post("/v1/workers")
                    .as(person)
                    .with("idempotency-key", name)
                    .json("{name: '%s', destination: '%s', workspacePath: '/srv/space'}".formatted(name, destination));
        }
    }

    /** What did not go as it should, and when by {@link System#nanoTime}. */
    record Failure(long at, String request, String answer) {}

    /** Begins, with people of its own. */
    static Load on(Server server) {
        List<Person> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> server.signUp("Load " + i))
                .toList();
        Load load = new Load(server, people);
        var unused = load.pace.scheduleAtFixedRate(load::next, 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
        return load;
    }

    private void next() {
        int number = sent.getAndIncrement();
        if (number >= MOST) {
            pace.shutdown();
            return;
        }
        Person person = people.get(number % PEOPLE);
        switch (number / PEOPLE % 4) {
            case 0 -> create(new Create(person, name + "-" + number, "cloud"));
            case 1 -> create(new Create(person, name + "-" + number, "local"));
            case 2 -> look(person, "/v1/workers");
            default -> look(person, "/v1/me");
        }
    }

    private void look(Person person, String path) {
        send("GET " + path, server.get(path).as(person), reply -> reply.status() == 200);
    }

    private void create(Create create) {
        send("create " + create.name(), create.on(server), reply -> {
            boolean done = reply.status() == 201 || reply.status() == 202;
            if (done) {
                created.put(create, Server.id(reply.json()));
            } else {
                refused.add(create);
            }
            return done;
        });
    }

    private interface Check {
        boolean isWell(Reply reply);
    }

    private void send(String request, Ask ask, Check check) {
        underWay.register();
        long began = System.nanoTime();
        var unused = ask.sendAsync().handle((reply, broken) -> {
            if (reply == null) {
                failures.add(new Failure(System.nanoTime(), request, String.valueOf(broken)));
            } else if (!check.isWell(reply)) {
                failures.add(new Failure(System.nanoTime(), request, reply.status() + " " + reply.body()));
            }
            slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
            answered.incrementAndGet();
            return underWay.arriveAndDeregister();
        });
    }

    /** Waits until so many more answers have come. */
    void goOn(int answers) {
        int wanted = answered.get() + answers;
        Awaitility.await(answers + " more answers").atMost(PATIENCE).until(() -> answered.get() >= wanted);
    }

    /** Waits until so many answers in a row have been as they should. */
    void goOnWell(int answers) {
        Awaitility.await(answers + " good answers").atMost(PATIENCE).until(() -> {
            int failed = failures.size();
            int wanted = answered.get() + answers;
            Awaitility.await().atMost(PATIENCE).until(() -> answered.get() >= wanted || failures.size() > failed);
            return failures.size() == failed;
        });
    }

    int answered() {
        return answered.get();
    }

    /** How long the slowest answer took. */
    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** From the first failed answer to the last. */
    Duration trouble() {
        long[] moments = failures.stream().mapToLong(Failure::at).sorted().toArray();
        return moments.length == 0 ? Duration.ZERO : Duration.ofNanos(moments[moments.length - 1] - moments[0]);
    }

    /** Creates that were answered with a worker, and its identifier. */
    Map<Create, String> created() {
        return Map.copyOf(created);
    }

    /** Creates that were answered otherwise. */
    List<Create> refused() {
        return List.copyOf(refused);
    }

    /** Sends nothing more, and waits for all answers. */
    void end() {
        pace.shutdown();
        try {
            pace.awaitTermination(10, TimeUnit.SECONDS);
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(underWay.getUnarrivedParties() + " requests have no answer", late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
