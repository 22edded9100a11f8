package software.openwork.den.app;

import java.io.PrintWriter;
import java.net.BindException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.openwork.den.app.embedded.EmbeddedDatabaseException;
import software.openwork.den.application.storage.StorageUnavailableException;

/** Says why a command failed: in a sentence where the reason is known, else with all there is to find it. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case ConfigurationException bad -> bad.lines().forEach(err::println);
            case StartException known -> err.println("den: " + known.getMessage());
            case EmbeddedDatabaseException known -> err.println("den: " + known.getMessage());
            case StorageUnavailableException away ->
                err.println("den: the database cannot be reached: " + reason(away));
            default -> {
                if (causes(failure).anyMatch(BindException.class::isInstance)) {
                    err.println("den: the port is taken: stop what listens there, or set PORT to another one");
                } else {
                    failure.printStackTrace(err);
                }
            }
        }
        err.flush();
        return failure instanceof ConfigurationException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String reason(Throwable failure) {
        return causes(failure)
                .reduce((first, second) -> second)
                .map(Throwable::toString)
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
