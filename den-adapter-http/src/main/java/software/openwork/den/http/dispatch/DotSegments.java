package software.openwork.den.http.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes {@code .} and {@code ..} out of a path, plain or encoded, as URL parsers do before anything is compared. */
final class DotSegments {

    private DotSegments() {}

    static String remove(String path) {
        if (path.indexOf("/.") < 0 && path.indexOf("/%2") < 0) {
            return path;
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i].toLowerCase(Locale.ROOT).replace("%2e", ".")) {
                case "." -> keepSlash(kept, last);
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.removeLast();
                    }
                    keepSlash(kept, last);
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static void keepSlash(List<String> kept, boolean last) {
        if (last) {
            kept.add("");
        }
    }
}
