package software.openwork.den.application.storage;

/**
 * How the connections to the database are used.
 *
 * @param active in use
 * @param idle open, and not in use
 * @param waiting how many wait for one
 * @param most as many as there may be
 */
public record PoolState(int active, int idle, int waiting, int most) {}
