package io.strongroom.domain.alerts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Addresses that are nobody's on the public internet, by the registries of special-purpose addresses of IPv4 and IPv6. */
final class AddressKinds {
    private static final int IPV4 = 4;
    private static final String PRIVATE = "a private address";
    private static final String RESERVED = "a reserved address";
    private static final String EMBEDS = "an address that hides another one";

    /** A range. @param bits how many of the leading bits count */
    private record Range(byte[] start, int bits, String kind) {
        static Range v4(int a, int b, int c, int d, int bits, String kind) {
            return new Range(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}, bits, kind);
        }

        /** @param groups the leading groups of 16 bits; what is left out is zero */
        static Range v6(int bits, String kind, int... groups) {
            var start = new byte[16];
            for (int i = 0; i < groups.length; i++) {
                start[2 * i] = (byte) (groups[i] >> 8);
                start[2 * i + 1] = (byte) groups[i];
            }
            return new Range(start, bits, kind);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> FORBIDDEN = List.of(
            Range.v4(0, 0, 0, 0, 8, "this machine"),
            Range.v4(10, 0, 0, 0, 8, PRIVATE),
            Range.v4(100, 64, 0, 0, 10, PRIVATE),
            Range.v4(127, 0, 0, 0, 8, "this machine"),
            // With 169.254.169.254, where clouds give out credentials.
            Range.v4(169, 254, 0, 0, 16, "a link-local address"),
            Range.v4(172, 16, 0, 0, 12, PRIVATE),
            Range.v4(192, 0, 0, 0, 24, RESERVED),
            Range.v4(192, 0, 2, 0, 24, RESERVED),
            Range.v4(192, 88, 99, 0, 24, RESERVED),
            Range.v4(192, 168, 0, 0, 16, PRIVATE),
            Range.v4(198, 18, 0, 0, 15, PRIVATE),
            Range.v4(198, 51, 100, 0, 24, RESERVED),
            Range.v4(203, 0, 113, 0, 24, RESERVED),
            // Public by number, but answered by the host of a virtual machine.
            Range.v4(168, 63, 129, 16, 32, "a cloud's metadata address"),
            Range.v4(224, 0, 0, 0, 4, "a multicast address"),
            Range.v4(240, 0, 0, 0, 4, RESERVED),
            Range.v6(32, EMBEDS, 0x2001, 0),
            Range.v6(23, RESERVED, 0x2001, 0),
            Range.v6(32, RESERVED, 0x2001, 0x0db8),
            Range.v6(16, EMBEDS, 0x2002),
            Range.v6(20, RESERVED, 0x3fff));

    private static final Range GLOBAL = Range.v6(3, "", 0x2000);
    private static final Range MAPPED = Range.v6(96, "", 0, 0, 0, 0, 0, 0xffff);

    private AddressKinds() {}

    /** What kind of forbidden address it is; empty for a public one. */
    static Optional<String> forbidden(byte[] address) {
        if (MAPPED.holds(address)) {
            return forbidden(Arrays.copyOfRange(address, address.length - IPV4, address.length));
        }
        var kind = FORBIDDEN.stream()
                .filter(range -> range.holds(address))
                .map(Range::kind)
                .findFirst();
        // Of IPv6 one eighth is given out; loopback, link-local, unique local, multicast and translation lie beside it.
        return kind.or(() -> address.length == IPV4 || GLOBAL.holds(address) ? Optional.empty() : Optional.of(PRIVATE));
    }
}
