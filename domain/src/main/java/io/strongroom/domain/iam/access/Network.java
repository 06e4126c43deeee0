package io.strongroom.domain.iam.access;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses, of version 4 or 6. Written by hand because the JDK's parser may ask a name server. */
record Network(BigInteger base, int bits, int prefix) {
    private static final Pattern V4 = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");

    /** The range that the text is, a single address being one of its own; empty when it is none. */
    static Optional<Network> of(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        int bits = address.contains(":") ? 128 : 32;
        var prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
            return Optional.empty();
        }
        return number(address).map(base -> new Network(base, bits, Integer.parseInt(prefix)));
    }

    boolean contains(String address) {
        return number(address).isPresent()
                && (address.contains(":") ? 128 : 32) == bits
                && number(address).get().shiftRight(bits - prefix).equals(base.shiftRight(bits - prefix));
    }

    /** Whether it is all there is. */
    boolean everywhere() {
        return prefix == 0;
    }

    private static Optional<BigInteger> number(String address) {
        return address.contains(":") ? six(address) : four(address);
    }

    private static Optional<BigInteger> four(String address) {
        var match = V4.matcher(address);
        if (!match.matches()) {
            return Optional.empty();
        }
        long sum = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(match.group(i));
            if (part > 255) {
                return Optional.empty();
            }
            sum = sum * 256 + part;
        }
        return Optional.of(BigInteger.valueOf(sum));
    }

    private static Optional<BigInteger> six(String address) {
        var halves = address.split("::", -1);
        if (halves.length > 2 || !address.matches("[0-9A-Fa-f:]+")) {
            return Optional.empty();
        }
        var head = groups(halves[0]);
        var tail = halves.length == 2 ? groups(halves[1]) : new String[0];
        int missing = 8 - head.length - tail.length;
        if (halves.length == 1 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        var sum = BigInteger.ZERO;
        for (int i = 0; i < 8; i++) {
            var group = i < head.length ? head[i] : i < head.length + missing ? "0" : tail[i - head.length - missing];
            if (!group.matches("[0-9A-Fa-f]{1,4}")) {
                return Optional.empty();
            }
            sum = sum.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return Optional.of(sum);
    }

    private static String[] groups(String half) {
        return half.isEmpty() ? new String[0] : half.split(":", -1);
    }
}
