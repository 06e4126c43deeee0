package io.strongroom.web.format;

import java.util.Locale;

/** How a number of bytes reads on a page. */
public final class Size {
    private static final int THOUSAND = 1000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Size() {}

    /** In the unit that leaves the fewest digits. */
    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= THOUSAND && unit < UNITS.length - 1) {
            amount /= THOUSAND;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
