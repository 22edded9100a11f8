package software.openwork.den.http.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Method;

/** The files of the web page, read once from the class path and kept in memory: they are few and small. */
final class WebFiles {

    private static final String FOLDER = "/web";
    private static final String PAGE = "index.html";

    /** Addresses of views: the page looks at the address and shows the right one, also when it is loaded anew there. */
    private static final List<String> VIEWS = List.of(
            "/",
            "/" + PAGE,
            "/sign-in",
            "/sign-up",
            "/forgot-password",
            "/reset-password",
            "/workers",
            "/workers/{id}",
            "/billing",
            "/activity",
            "/account",
            "/admin",
            "/admin/{id}");

    private final Map<String, WebFile> files;

    private WebFiles(Map<String, WebFile> files) {
        this.files = files;
    }

    static WebFiles load() {
        URL folder = WebFiles.class.getResource(FOLDER);
        if (folder == null) {
            return new WebFiles(Map.of());
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new WebFiles(read(Path.of(uri)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return new WebFiles(read(jar.getPath(FOLDER)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, WebFile> read(Path folder) throws IOException {
        Map<String, WebFile> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, new WebFile(name, Files.readAllBytes(path)));
            }
        }
        return files;
    }

    static boolean has(String path) {
        return VIEWS.contains(path) || path.startsWith(FOLDER + "/");
    }

    /** The page wherever it has a view, everything else below {@code /web/}. */
    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        files.forEach((name, file) -> {
            if (name.equals(PAGE)) {
                VIEWS.forEach(view -> routes.add(Route.open(Method.GET, view, file::serve)));
            } else {
                routes.add(Route.open(Method.GET, FOLDER + "/" + name, file::serve));
            }
        });
        return routes;
    }
}
