package software.openwork.den.http.worker;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The streams that wait for news; wakes them all when the server goes down, so that it need not wait for them. */
public final class OpenStreams implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> waiting = new HashSet<>();
    private boolean closed;

    /** Something that waits. */
    interface Wait<T> {
        T await() throws InterruptedException;
    }

    /** Waits, or throws when the server goes down. */
    <T> T waitFor(Wait<T> wait) throws InterruptedException {
        enter();
        try {
            return wait.await();
        } finally {
            leave();
        }
    }

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            if (closed) {
                throw new InterruptedException("the server is going down");
            }
            waiting.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            waiting.remove(Thread.currentThread());
            // A late interrupt must not hit the answer's last bytes.
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}
