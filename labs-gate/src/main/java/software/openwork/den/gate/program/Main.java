package software.openwork.den.gate.program;

/** The program. Ends with 0, with 1 when something failed or was found, with 2 when it was asked for the wrong thing. */
final class Main {

    private Main() {}

    /**
     * Runs a command.
     *
     * @param arguments command and options
     */
    public static void main(String[] arguments) {
        int status = GateProgram.run(System.getenv(), System.in, System.out, System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }
}
