package software.openwork.den.identity;

import static org.junit.jupiter.api.Assumptions.abort;

/** The system's OpenSSL for tests. Without it they are skipped, in CI they fail. */
final class OpenSsl {

    private OpenSsl() {}

    static Scrypt needed() {
        try {
            return OpenSslScrypt.load(OpenSslScrypt.LIBRARY);
        } catch (RuntimeException | Error absent) {
            String what = "OpenSSL 3 cannot be loaded: " + absent;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(what + ", and in CI this test has to run", absent);
            }
            System.err.printf("%n*** TEST SKIPPED: %s ***%n%n", what);
            return abort(what);
        }
    }
}
