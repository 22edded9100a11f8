package software.openwork.den.mysql;

import java.util.Optional;

/**
 * Where a database is not the expected one.
 *
 * @param words for people
 * @param remedy the statement that puts it right, where that is known to be harmless
 */
record Difference(String words, Optional<String> remedy) {

    static Difference of(String words) {
        return new Difference(words, Optional.empty());
    }

    @Override
    public String toString() {
        return words;
    }
}
