package software.openwork.den.http.wire;

import java.net.URI;

/** URLs to which users are sent back. */
public final class Targets {

    private Targets() {}

    /** The URL with a parameter more, before the fragment. */
    public static String with(String url, String name, String value) {
        int hash = url.indexOf('#');
        String bare = hash < 0 ? url : url.substring(0, hash);
        String fragment = hash < 0 ? "" : url.substring(hash);
        String separator = bare.indexOf('?') < 0 ? "?" : bare.endsWith("?") || bare.endsWith("&") ? "" : "&";
        return bare + separator + name + "=" + PercentCode.encode(value) + fragment;
    }

    /** The absolute form of a path on this server; an absolute URL stays as it is. */
    public static String absolute(URI base, String url) {
        String origin = Origins.of(base.toString()).orElseGet(base::toString);
        return PercentCode.urlSafe(url.startsWith("/") ? origin + url : url);
    }
}
