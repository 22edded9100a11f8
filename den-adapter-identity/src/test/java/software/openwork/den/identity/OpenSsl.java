package software.openwork.den.identity;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;

/** The system's OpenSSL for tests. Without it they are skipped, in CI they fail. */
final class OpenSsl {

    private OpenSsl() {}

    static Scrypt needed() {
        Optional<String> missing = missing();
        return missing.isPresent() ? abort(missing.get()) : OpenSslScrypt.load(OpenSslScrypt.LIBRARY);
    }

    /** Why the tests are skipped, which is said loudly; empty when they are not. */
    static Optional<String> missing() {
        try {
            OpenSslScrypt.load(OpenSslScrypt.LIBRARY);
            return Optional.empty();
        } catch (RuntimeException | Error absent) {
            String what = "OpenSSL 3 cannot be loaded: " + absent;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(what + ", and in CI this test has to run", absent);
            }
            System.err.printf("%n*** TEST SKIPPED: %s ***%n%n", what);
            return Optional.of(what);
        }
    }
}
