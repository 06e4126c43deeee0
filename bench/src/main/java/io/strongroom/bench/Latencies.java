package io.strongroom.bench;

import java.util.Arrays;

/** How long things took, in nanoseconds from the moment they were due. */
public record Latencies(long[] sorted) {
    public static Latencies of(long[] all) {
        var sorted = all.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** The value that this share of requests did not exceed, in milliseconds. */
    public double milliseconds(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    /** Slope of a straight line through the logarithms: 0 when {@code y} does not grow with {@code x}, 1 when it grows as much. */
    public static double slope(double[] x, double[] y) {
        double meanX = Arrays.stream(x).map(Math::log).average().orElseThrow();
        double meanY = Arrays.stream(y).map(Math::log).average().orElseThrow();
        double both = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            both += (Math.log(x[i]) - meanX) * (Math.log(y[i]) - meanY);
            squares += (Math.log(x[i]) - meanX) * (Math.log(x[i]) - meanX);
        }
        return both / squares;
    }
}
