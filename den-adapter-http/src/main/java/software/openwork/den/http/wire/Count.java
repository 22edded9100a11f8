package software.openwork.den.http.wire;

import java.util.List;
import java.util.regex.Pattern;
import software.openwork.den.http.wire.Fields.Issue;

/** A whole number of a query, within bounds. */
public sealed interface Count {

    Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** So many. */
    record Wanted(long number) implements Count {}

    /** It is no such number. */
    record Invalid(List<Issue> issues) implements Count {}

    static Count of(QueryString query, String name, long usual, long most) {
        return switch (query.get(name)) {
            case QueryString.Absent absent -> new Wanted(usual);
            case QueryString.Text(String text)
            when DIGITS.matcher(text).matches() -> within(name, Long.parseLong(text), most);
            case QueryString.Text text -> invalid(name, most);
            case QueryString.Many many -> invalid(name, most);
            case QueryString.Nested nested -> invalid(name, most);
        };
    }

    private static Count within(String name, long number, long most) {
        return number < 1 || number > most ? invalid(name, most) : new Wanted(number);
    }

    private static Count invalid(String name, long most) {
        return new Invalid(List.of(new Issue(
                name,
                most == Long.MAX_VALUE
                        ? "Invalid input: expected what the page before said"
                        : "Invalid input: expected a number from 1 to " + most)));
    }
}
