package software.openwork.den.app.config;

/**
 * Something wrong with the configuration.
 *
 * @param variable the name of the variable
 * @param hint what to do about it; holds no secret
 */
public record Problem(String variable, String hint) {

    @Override
    public String toString() {
        return variable + ": " + hint;
    }
}
