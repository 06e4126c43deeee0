package io.strongroom.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command: what it is given, what it prints, and how it ends. */
public final class Main {
    /** All that was checked is as it was. */
    static final int VERIFIED = 0;

    /** Something is not; it is said what and where. */
    static final int TAMPERED = 1;

    /** Nothing could be checked. */
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            Usage: verify FILE [--key KEY] [--anchors FILE] [--entry SEQ]
            Checks an audit log that Strongroom exported (GET /api/v1/audit-bundle), or the proof of one entry
            (GET /api/v1/audit-entries/SEQ/proof), without server, database or network.

              --key KEY       a public key that you trust, or a file with it (audit.pub); may be given again
              --anchors FILE  signed heads that were kept elsewhere (anchors.ndjson); may be given again
              --entry SEQ     also prove that this entry is in the log

            Ends with 0 when all is as it was signed, 1 when something is not (it says what and where), 2 when the file
            cannot be checked at all.
            """;

    private Main() {}

    public static void main(String... arguments) {
        System.exit(run(
                List.of(arguments),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(USAGE);
            return VERIFIED;
        }
        try {
            var report = report(arguments);
            out.print(report.text());
            return report.verified() ? VERIFIED : TAMPERED;
        } catch (Unusable e) {
            err.println("UNUSABLE: " + e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            err.println("UNUSABLE: " + e);
            return UNUSABLE;
        }
    }

    private static Report report(List<String> arguments) throws Unusable, IOException {
        Optional<Path> file = Optional.empty();
        Optional<Long> entry = Optional.empty();
        var keys = new ArrayList<Key>();
        var anchors = new ArrayList<Head>();
        for (int i = 0; i < arguments.size(); i++) {
            var one = arguments.get(i);
            if (!one.startsWith("--")) {
                if (file.isPresent()) {
                    throw new Unusable("one file at a time; --help tells how");
                }
                file = Optional.of(Path.of(one));
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw new Unusable(one + " needs a value, or does not exist; --help tells how");
            }
            var value = arguments.get(++i);
            switch (one) {
                case "--key" -> keys.add(Key.parse(Files.exists(Path.of(value)) ? read(value) : value));
                case "--anchors" -> anchors.addAll(heads(value));
                case "--entry" -> entry = Optional.of(number(value));
                default -> throw new Unusable("there is no " + one + "; --help tells how");
            }
        }
        var path = file.orElseThrow(() -> new Unusable("no file; --help tells how"));
        if (!Files.isReadable(path)) {
            throw new Unusable("there is no file " + path + " that can be read");
        }
        if (startsLikeJson(path)) {
            return ProofCheck.run(read(path.toString()), keys, anchors);
        }
        return BundleCheck.run(path, new BundleCheck.Trust(keys, anchors, entry));
    }

    private static long number(String text) throws Unusable {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Unusable("--entry is to be the number of an entry");
        }
        return Long.parseLong(text);
    }

    private static boolean startsLikeJson(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == '{';
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static List<Head> heads(String file) throws IOException, Unusable {
        var heads = new ArrayList<Head>();
        for (var line : Files.readAllLines(Path.of(file))) {
            if (!line.isBlank()) {
                heads.add(Head.parse(Words.text(Words.object(line), "note")));
            }
        }
        return heads;
    }
}
