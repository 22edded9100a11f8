package software.openwork.den.application.storage;

/**
 * How connections to the database are used.
 *
 * @param pool a word for whom they are for
 * @param active in use
 * @param idle open, and not in use
 * @param waiting how many wait for one
 * @param most as many as there may be
 */
public record PoolState(String pool, int active, int idle, int waiting, int most) {}
