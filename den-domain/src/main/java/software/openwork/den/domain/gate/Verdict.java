package software.openwork.den.domain.gate;

/** What became of one credential of a request. */
public sealed interface Verdict {

    /** It was not sent, or is not looked at in such a request. */
    record Absent() implements Verdict {}

    /** It was sent, and opens nothing: wrong, expired, revoked, sent twice or unreadable. */
    record Wrong() implements Verdict {}

    /**
     * It is right.
     *
     * @param grant what it gives
     */
    record Right(Grant grant) implements Verdict {}
}
