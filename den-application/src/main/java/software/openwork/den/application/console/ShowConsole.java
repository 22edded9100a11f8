package software.openwork.den.application.console;

import java.util.List;
import java.util.Optional;
import software.openwork.den.application.account.RecognizeAdmin;
import software.openwork.den.domain.account.User;

/** What the web console has to know before it shows anything, so that nothing wrong is seen first. */
public final class ShowConsole {

    private final Offers offers;
    private final RecognizeAdmin recognizeAdmin;

    public ShowConsole(Offers offers, RecognizeAdmin recognizeAdmin) {
        this.offers = offers;
        this.recognizeAdmin = recognizeAdmin;
    }

    /**
     * Shows. Asks whether somebody is an administrator; that they were asked about is no access and not put on record.
     *
     * @param viewer who looks; empty for nobody who has signed in
     * @return what they can be shown
     */
    public Shown handle(Optional<User> viewer) {
        return new Shown(
                offers,
                viewer.filter(user -> recognizeAdmin.handle(user) == RecognizeAdmin.Rank.ADMIN)
                        .isPresent());
    }

    /**
     * What everybody may know.
     *
     * @param offers what this installation offers
     * @param admin whether whoever looks is a platform administrator
     */
    public record Shown(Offers offers, boolean admin) {}

    /**
     * What this installation offers; no secret.
     *
     * @param providers words of the providers that one can sign in with
     * @param mail whether it sends mail: password resets, verification
     * @param paywall whether cloud workers may have to be paid for
     * @param hosting what becomes of a cloud worker
     */
    public record Offers(List<String> providers, boolean mail, boolean paywall, Hosting hosting) {

        /** Copies the list. */
        public Offers {
            providers = List.copyOf(providers);
        }
    }

    /** What becomes of a cloud worker. */
    public enum Hosting {
        /** Nothing: it exists on paper. */
        STUB("stub"),
        /** It runs at stand-ins of the vendors, on this machine. */
        SIMULATED("simulated"),
        /** It runs at Render. */
        RENDER("render");

        private final String word;

        Hosting(String word) {
            this.word = word;
        }

        /**
         * What clients see.
         *
         * @return a word
         */
        public String word() {
            return word;
        }
    }
}
