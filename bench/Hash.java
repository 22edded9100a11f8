import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.generators.SCrypt;

/** How many password hashes a second Bouncy Castle makes on all cores with nothing around it: {@code Hash SECONDS}. */
final class Hash {

    public static void main(String[] arguments) throws InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        byte[] password = "correct horse 1".getBytes(StandardCharsets.UTF_8);
        byte[] salt = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        long begin = System.nanoTime() + 3_000_000_000L; // compiled by then
        long end = begin + seconds * 1_000_000_000L;
        AtomicInteger made = new AtomicInteger();
        Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                while (System.nanoTime() < end) {
                    SCrypt.generate(password, salt, 1 << 14, 16, 1, 64);
                    if (System.nanoTime() > begin && System.nanoTime() < end) {
                        made.incrementAndGet();
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf("%.1f%n", made.get() / (double) seconds);
    }
}
