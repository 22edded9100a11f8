package software.openwork.den.http.wire;

/** Kinds of characters, ASCII only: the wire does not care for the digits and letters of other scripts. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || isLower(c) || (c >= 'A' && c <= 'Z');
    }

    static int hexValue(int c) {
        return isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
