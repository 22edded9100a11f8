package software.openwork.den.gate;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back. */
record Reply(int status, List<String> head, String body) {

    private static final Pattern COOKIE = Pattern.compile("openwork_labs_access=([^;]*)");

    static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new Reply(0, List.of(), text);
        }
        return new Reply(
                Integer.parseInt(text.substring(9, 12)),
                text.substring(0, end).lines().skip(1).toList(),
                text.substring(end + 4));
    }

    String header(String name) {
        return String.join("|", headers(name));
    }

    List<String> headers(String name) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    String location() {
        return header("Location");
    }

    /** Value of the gate's cookie. */
    String cookie() {
        Matcher cookie = COOKIE.matcher(header("Set-Cookie"));
        if (!cookie.find()) {
            throw new AssertionError("no cookie in " + this);
        }
        return cookie.group(1);
    }
}
