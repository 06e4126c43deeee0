package io.strongroom.domain.iam;

/**
 * Texts with IAM's wildcards: {@code *} stands for any characters or none, {@code ?} for exactly one. What is asked about
 * may have wildcards as well; then it stands for every text of that form.
 */
public final class Glob {
    /** Stand for the wildcards inside, so that a literal star can be told from one; no IAM name has these characters. */
    private static final char ANY = '\uE000';

    private static final char ONE = '\uE001';

    private Glob() {}

    /** Whether the pattern takes in everything that is asked. Of texts without wildcards: whether it matches. */
    public static boolean covers(String pattern, String asked) {
        return fitsCoded(coded(pattern), coded(asked));
    }

    /** Whether the text fits a pattern of a language other than IAM's, in which {@code *} alone is a wildcard. */
    public static boolean fits(String pattern, String text) {
        return fitsCoded(pattern.replace('*', ANY), text);
    }

    private static boolean fitsCoded(String p, String t) {
        int i = 0;
        int j = 0;
        int star = -1;
        int mark = 0;
        while (j < t.length()) {
            if (i < p.length() && p.charAt(i) == ANY) {
                star = i++;
                mark = j;
            } else if (i < p.length() && takes(p.charAt(i), t.charAt(j))) {
                i++;
                j++;
            } else if (star >= 0) {
                i = star + 1;
                j = ++mark;
            } else {
                return false;
            }
        }
        while (i < p.length() && p.charAt(i) == ANY) {
            i++;
        }
        return i == p.length();
    }

    /** Whether some text is of both forms. */
    public static boolean meets(String pattern, String asked) {
        var p = coded(pattern);
        var t = coded(asked);
        var next = new boolean[t.length() + 1];
        for (int i = p.length(); i >= 0; i--) {
            var now = new boolean[t.length() + 1];
            for (int j = t.length(); j >= 0; j--) {
                boolean moreP = i < p.length();
                boolean moreT = j < t.length();
                if (!moreP && !moreT) {
                    now[j] = true;
                } else if (moreP && p.charAt(i) == ANY) {
                    now[j] = next[j] || (moreT && now[j + 1]);
                } else if (moreT && t.charAt(j) == ANY) {
                    now[j] = now[j + 1] || (moreP && next[j]);
                } else {
                    now[j] = moreP && moreT && same(p.charAt(i), t.charAt(j)) && next[j + 1];
                }
            }
            next = now;
        }
        return next[0];
    }

    /** The text as a pattern that matches only itself. */
    public static String literal(String text) {
        return text.replace("*", "${*}").replace("?", "${?}");
    }

    /** Whether it stands for more than one text. */
    public static boolean isOpen(String asked) {
        var coded = coded(asked);
        return coded.indexOf(ANY) >= 0 || coded.indexOf(ONE) >= 0;
    }

    private static String coded(String pattern) {
        if (!pattern.contains("${")) {
            return pattern.replace('*', ANY).replace('?', ONE);
        }
        return pattern.replace("${*}", "\uE002")
                .replace("${?}", "\uE003")
                .replace("${$}", "$")
                .replace('*', ANY)
                .replace('?', ONE)
                .replace('\uE002', '*')
                .replace('\uE003', '?');
    }

    private static boolean takes(char pattern, char asked) {
        return asked != ANY && (pattern == asked || pattern == ONE);
    }

    private static boolean same(char one, char other) {
        return one == other || one == ONE || other == ONE;
    }
}
