package software.openwork.den.http.worker;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import software.openwork.den.application.worker.ListWorkers;
import software.openwork.den.http.wire.Fields.Issue;
import software.openwork.den.http.wire.QueryString;

/** The {@code limit} of a list, read as loosely as JavaScript turns texts into numbers. */
sealed interface Limit {

    int USUAL = 20;

    /** So many are wanted. */
    record Wanted(int count) implements Limit {}

    /** It is no limit. */
    record Invalid(List<Issue> issues) implements Limit {}

    /** The greatest integer that JavaScript counts with. */
    long SAFE = (1L << 53) - 1;

    Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    static Limit of(QueryString query) {
        return switch (query.get("limit")) {
            case QueryString.Absent absent -> new Wanted(USUAL);
            case QueryString.Text one -> judge(number(one.text()));
            // JavaScript turns a list of one into a number as it does its only element.
            case QueryString.Many many ->
                judge(many.texts().size() == 1 ? number(many.texts().getFirst()) : Double.NaN);
            case QueryString.Nested nested -> judge(Double.NaN);
        };
    }

    private static Limit judge(double number) {
        if (!Double.isFinite(number)) {
            return invalid("Invalid input: expected number, received "
                    + (Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"));
        }
        if (number != Math.rint(number)) {
            return invalid("Invalid input: expected int, received number");
        }
        List<Issue> issues = new ArrayList<>();
        if (Math.abs(number) > SAFE) {
            issues.add(issue(
                    number > 0 ? "Too big: expected int to be <=" + SAFE : "Too small: expected int to be >=-" + SAFE));
        }
        if (number < 1) {
            issues.add(issue("Too small: expected number to be >=1"));
        }
        if (number > ListWorkers.MOST) {
            issues.add(issue("Too big: expected number to be <=" + ListWorkers.MOST));
        }
        return issues.isEmpty() ? new Wanted((int) number) : new Invalid(issues);
    }

    private static Limit invalid(String message) {
        return new Invalid(List.of(issue(message)));
    }

    private static Issue issue(String message) {
        return new Issue("limit", message);
    }

    private static double number(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return 0;
        }
        return switch (digits) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default ->
                DECIMAL.matcher(digits).matches()
                        ? Double.parseDouble(digits)
                        : prefixed(digits).orElse(Double.NaN);
        };
    }

    private static OptionalDouble prefixed(String digits) {
        if (digits.length() < 3 || digits.charAt(0) != '0') {
            return OptionalDouble.empty();
        }
        int radix = switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
        String rest = digits.substring(2);
        boolean valid = radix > 0 && rest.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        return valid ? OptionalDouble.of(new BigInteger(rest, radix).doubleValue()) : OptionalDouble.empty();
    }
}
