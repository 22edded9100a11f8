package software.openwork.den.app.config;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface ConfigReading {

    /**
     * What looks like a mistake but does no harm.
     *
     * @return sentences; may be empty
     */
    List<String> warnings();

    /**
     * It is good.
     *
     * @param config the configuration
     * @param warnings see {@link #warnings()}
     */
    record Valid(DenConfig config, List<String> warnings) implements ConfigReading {}

    /**
     * It cannot be used.
     *
     * @param problems all of them, at least one
     * @param warnings see {@link #warnings()}
     * @param draft the configuration with substitutes for what is wrong: to look at what no problem names, never to
     *     be run
     */
    record Invalid(List<Problem> problems, List<String> warnings, DenConfig draft) implements ConfigReading {}
}
