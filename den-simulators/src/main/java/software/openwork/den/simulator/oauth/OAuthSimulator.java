package software.openwork.den.simulator.oauth;

import java.time.InstantSource;

/**
 * GitHub and Google on one loopback port. Nobody is registered at first: say which clients there are, then send a
 * browser to the authorise page, which answers at once for the person chosen.
 */
public final class OAuthSimulator implements AutoCloseable {

    private final Web web;
    private final SimulatedGitHub github;
    private final SimulatedGoogle google;

    private OAuthSimulator(InstantSource clock) {
        web = new Web();
        github = new SimulatedGitHub(web, clock);
        google = new SimulatedGoogle(web, clock);
        web.start();
    }

    /**
     * Starts on a free port, by the clock of this machine.
     *
     * @return the running simulator, to be closed
     */
    public static OAuthSimulator start() {
        return start(InstantSource.system());
    }

    /**
     * Starts on a free port.
     *
     * @param clock dates codes and ID tokens
     * @return the running simulator, to be closed
     */
    public static OAuthSimulator start(InstantSource clock) {
        return new OAuthSimulator(clock);
    }

    /**
     * GitHub.
     *
     * @return the same object always
     */
    public SimulatedGitHub github() {
        return github;
    }

    /**
     * Google.
     *
     * @return the same object always
     */
    public SimulatedGoogle google() {
        return google;
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        web.close();
    }
}
