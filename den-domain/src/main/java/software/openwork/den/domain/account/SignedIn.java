package software.openwork.den.domain.account;

/**
 * A live session together with its user.
 *
 * @param session the session
 * @param user whose it is
 */
public record SignedIn(Session session, User user) {}
