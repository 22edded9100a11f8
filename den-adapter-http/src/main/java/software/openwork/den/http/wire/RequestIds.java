package software.openwork.den.http.wire;

import jakarta.servlet.ServletRequest;
import java.util.concurrent.ThreadLocalRandom;

/** Identifiers by which an answer is found again in the logs. */
public final class RequestIds {

    /** Header that carries it. */
    public static final String HEADER = "X-Request-Id";

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int LENGTH = 20;
    private static final int LONGEST = 64;

    private RequestIds() {}

    /** That of a request. */
    public static String of(ServletRequest request) {
        return Marks.of(request).requestId();
    }

    /** A new one. It only has to be unlikely to come twice; nobody may rely on it being secret. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] text = new char[LENGTH];
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            bits = i % 12 == 0 ? random.nextLong() : bits >>> 5;
            text[i] = DIGITS[(int) bits & 31];
        }
        return new String(text);
    }

    /** Whether an identifier given by a proxy can be taken over: short, and nothing that could forge a log line. */
    public static boolean isSane(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!Ascii.isAlphanumeric(c) && "-_.:".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
