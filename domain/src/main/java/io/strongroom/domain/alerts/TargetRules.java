package io.strongroom.domain.alerts;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Strongroom lets itself be sent to by whoever writes an address into a form: to the public internet by https, and
 * never into the network that it stands in. An address is looked at twice: as text when it is saved, and as what its name
 * resolves to each time that something is sent, for a name can point elsewhere tomorrow.
 *
 * @param insecure for trials on one machine: http and loopback are allowed as well
 */
public record TargetRules(Insecure insecure) {
    private static final int LONGEST = 2000;
    private static final int MOST_PORT = 65_535;

    /** What goes beyond https into the public internet. */
    public enum Insecure {
        NOTHING,
        LOOPBACK
    }

    /** Four decimal numbers without leading zeros: the one way to write such an address that all readers agree upon. */
    private static final Pattern DOTTED =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    /** At least two labels, the last of which begins with a letter: 2130706433, 0x7f.1 and 127.1 are none. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** An address that may be tried. @param path with query */
    public record Target(boolean tls, String host, int port, String path) {}

    /** What is wrong with an address as text; empty when it may be saved. */
    public Optional<String> objection(String url) {
        return switch (read(url)) {
            case Read.Good good -> Optional.empty();
            case Read.Bad(var why) -> Optional.of(why);
        };
    }

    /** What an address comes to as text. */
    public sealed interface Read {
        record Good(Target target) implements Read {}

        /** @param why as the end of a sentence that begins with the address */
        record Bad(String why) implements Read {}
    }

    public Read read(String url) {
        if (url.length() > LONGEST) {
            return new Read.Bad("must have at most " + LONGEST + " characters");
        }
        try {
            return read(new URI(new URI(url).toASCIIString()));
        } catch (URISyntaxException e) {
            return new Read.Bad("must be an address such as https://hooks.example.com/strongroom");
        }
    }

    private Read read(URI uri) {
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && insecure == Insecure.LOOPBACK)) {
            return new Read.Bad("must begin with https://");
        }
        if (uri.getRawUserInfo() != null) {
            return new Read.Bad("must not hold a user name or password: who shows the address would show them");
        }
        if (uri.getRawFragment() != null) {
            return new Read.Bad("must not have a part after #: it would not be sent");
        }
        // A dot at the end says the same and stands in no certificate.
        var host = Optional.ofNullable(uri.getHost())
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("\\.$", "");
        var port = uri.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
        if (!plain(host) || port < 1 || port > MOST_PORT) {
            return new Read.Bad("must name a host by its full name, such as hooks.example.com");
        }
        var forbidden = literal(host).flatMap(this::forbidden);
        if (forbidden.isPresent()) {
            return new Read.Bad("leads to " + forbidden.get() + ", where nothing is sent");
        }
        if (host.endsWith(".localhost") && insecure != Insecure.LOOPBACK) {
            return new Read.Bad("leads to this machine, where nothing is sent");
        }
        var path = Optional.ofNullable(uri.getRawPath())
                .filter(text -> !text.isEmpty())
                .orElse("/");
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Read.Good(new Target(scheme.equals("https"), host, port, path + query));
    }

    private boolean plain(String host) {
        return NAME.matcher(host).matches()
                || DOTTED.matcher(host).matches()
                || (host.startsWith("[") && !host.contains("%"))
                || (host.equals("localhost") && insecure == Insecure.LOOPBACK);
    }

    /** The address that a host is by itself; a name is none. Nothing is asked, for what stands here is an address as text. */
    private static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[") && !DOTTED.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("URI takes no other address in brackets", e);
        }
    }

    /**
     * Whether something may be sent to a name that resolves so.
     *
     * @param answers all of them: one that is forbidden spoils the rest, for nobody honest mixes them
     * @return why not; empty when it may
     */
    public Optional<String> objection(List<InetAddress> answers) {
        if (answers.isEmpty()) {
            return Optional.of("its name does not resolve");
        }
        return answers.stream()
                .map(answer -> forbidden(answer)
                        .map(kind -> "its name resolves to " + answer.getHostAddress() + ", which is " + kind))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What kind of forbidden address it is; empty for one that may be sent to. */
    private Optional<String> forbidden(InetAddress address) {
        if (address.isLoopbackAddress() && insecure == Insecure.LOOPBACK) {
            return Optional.empty();
        }
        return AddressKinds.forbidden(address.getAddress());
    }
}
