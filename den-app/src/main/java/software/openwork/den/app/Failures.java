package software.openwork.den.app;

import java.io.PrintStream;
import java.net.BindException;
import java.util.List;
import java.util.stream.Stream;
import software.openwork.den.app.embedded.EmbeddedDatabaseException;
import software.openwork.den.application.storage.SchemaRefusedException;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.domain.deploy.HostFailureException;

/** Says why a command failed: in a sentence where the reason is known, else with all there is to find it. */
final class Failures {

    private Failures() {}

    static void explain(RuntimeException failure, PrintStream err) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        switch (failure) {
            case StartException known -> err.println("den: " + known.getMessage());
            case EmbeddedDatabaseException known -> err.println("den: " + known.getMessage());
            case HostFailureException failed -> err.println("den: " + failed.getMessage());
            case SchemaRefusedException refused -> err.println("den: " + refused.getMessage());
            case StorageUnavailableException away ->
                err.println("den: the database that DATABASE_URL names cannot be reached: " + causes.getLast());
            default -> {
                if (causes.stream().anyMatch(BindException.class::isInstance)) {
                    err.println("den: the port is taken: stop what listens there, or set PORT to another one");
                } else {
                    err.println("den: unexpected failure");
                    failure.printStackTrace(err);
                }
            }
        }
    }
}
