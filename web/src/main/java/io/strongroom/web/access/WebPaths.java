package io.strongroom.web.access;

import java.util.regex.Pattern;

/** Which paths belong to the pages, in a process that may serve the API too, and which are safe to return to. */
public final class WebPaths {
    /** A path of this site, with an optional query; no scheme, host, backslash or control character. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1000}");

    private WebPaths() {}

    /** Whether the path is one of ours: neither API, health and metrics, nor a static file. */
    public static boolean isPage(String path) {
        return !under(path, "/api") && !under(path, "/q") && !under(path, "/assets");
    }

    /** The wanted path when it leads to a page of this site, else the first page. */
    public static String safeReturn(String wanted) {
        var pathOnly = wanted.replaceFirst("[?#].*", "");
        var safe = LOCAL.matcher(wanted).matches()
                && isPage(pathOnly)
                && !wanted.contains("//")
                && !under(pathOnly, "/sign-in")
                && !under(pathOnly, "/sign-out");
        return safe ? wanted : "/";
    }

    private static boolean under(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
