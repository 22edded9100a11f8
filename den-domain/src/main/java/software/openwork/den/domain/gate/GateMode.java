package software.openwork.den.domain.gate;

/** How the gate stands. */
public enum GateMode {
    /** No token is set: everything passes. */
    OFF,
    /** Who has a token or a cookie passes. */
    ON,
    /** Nobody passes; health stays open. */
    CLOSED
}
