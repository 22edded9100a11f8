package software.openwork.den.domain.deploy;

/**
 * A deploy of a service.
 *
 * @param id the vendor's identifier
 * @param word the vendor's word for how it is
 * @param phase what that means
 */
public record HostedDeploy(String id, String word, Phase phase) {

    /** How a deploy is. */
    public enum Phase {
        /** Not over: also when the vendor says nothing, or a word nobody knows. */
        UNDER_WAY,
        /** It serves. */
        LIVE,
        /** It served, and another one took its place. */
        REPLACED,
        /** It never served, and will not. */
        FAILED
    }
}
