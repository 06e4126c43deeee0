package io.strongroom.verifier;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Checks a whole exported log, entry by entry, in one pass. */
final class BundleCheck {
    /** Three heartbeats that did not come. */
    private static final Duration SILENCE = Duration.ofSeconds(180);

    private final ZipFile zip;
    private final Trust trust;
    private final Report report = new Report();
    private final Merkle tree = new Merkle();
    private final List<byte[]> leaves = new ArrayList<>();
    private List<Key> keys = List.of();
    private List<Head> heads = List.of();
    private long size;
    private long good;
    private boolean rootsTell = true;
    private String found = "";

    private BundleCheck(ZipFile zip, Trust trust) {
        this.zip = zip;
        this.trust = trust;
    }

    /**
     * What the auditor brings along.
     *
     * @param keys that are trusted; the bundle's own when there are none
     * @param anchors heads that were kept elsewhere
     * @param entry the one to prove
     */
    record Trust(List<Key> keys, List<Head> anchors, Optional<Long> entry) {}

    static Report run(Path file, Trust trust) throws Unusable {
        try (var zip = new ZipFile(file.toFile())) {
            var check = new BundleCheck(zip, trust);
            check.all();
            return check.report;
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read as a bundle: " + e.getMessage());
        }
    }

    private void all() throws IOException, Unusable {
        manifest();
        heads = readHeads("checkpoints.ndjson");
        if (heads.isEmpty() && size > 0) {
            report.problem(Report.entries(1, size), "no head signs them");
        }
        chain();
        entries();
        if (tree.size() < size) {
            report.problem(Report.entries(tree.size() + 1, size), "missing, though the manifest counts them");
        }
        long signed = heads.isEmpty() ? 0 : heads.getLast().size();
        if (tree.size() < signed) {
            report.problem(Report.entries(tree.size() + 1, signed), "missing, though a head signs them");
        } else if (tree.size() > signed && !heads.isEmpty()) {
            report.problem(Report.entries(signed + 1, tree.size()), "no head signs them");
        }
        report.checked(tree.size() + " entries, each against the hash it was sealed with");
        report.checked(heads.size() + " signed heads, each against the tree, its signature and the head before");
        report.checked("root " + HexFormat.of().formatHex(tree.root()) + " over " + tree.size() + " entries");
        trust.entry().ifPresent(this::prove);
    }

    private void manifest() throws IOException, Unusable {
        var manifest = Words.object(new String(open("manifest.json").readAllBytes(), StandardCharsets.UTF_8));
        if (Words.number(manifest, "format") != 1) {
            throw new Unusable("the bundle has format " + manifest.get("format") + "; this verifier knows 1");
        }
        size = Words.number(manifest, "size");
        var own = new ArrayList<Key>();
        for (var text : Words.texts(manifest, "keys")) {
            own.add(Key.parse(text));
        }
        keys = trust.keys().isEmpty() ? own : trust.keys();
        keys.forEach(key -> report.checked("key " + key.text()));
        if (trust.keys().isEmpty()) {
            report.notice("the keys are the bundle's own word: compare them with audit.pub, or give it with --key");
        }
        if (trust.anchors().isEmpty()) {
            report.notice("without anchors from elsewhere (--anchors) a log that was cut at its end, or made anew by"
                    + " whoever holds the key, looks whole");
        }
    }

    private InputStream open(String name) throws IOException, Unusable {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new Unusable("the bundle has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private List<Head> readHeads(String name) throws IOException, Unusable {
        var read = new ArrayList<Head>();
        try (var in = open(name)) {
            var lines = new Lines(in);
            while (lines.next()) {
                var line = new String(lines.bytes(), lines.from(), lines.length(), StandardCharsets.UTF_8);
                try {
                    read.add(Head.parse(Words.text(Words.object(line), "note")));
                } catch (Unusable e) {
                    report.problem(after(read), "line " + (read.size() + 1) + " of " + name + ": " + e.getMessage());
                    return read;
                }
            }
        } catch (ZipException | EOFException e) {
            report.problem(after(read), name + " is damaged: " + e.getMessage());
        }
        return read;
    }

    private String after(List<Head> read) {
        long from = read.isEmpty() ? 1 : read.getLast().size() + 1;
        return Report.entries(Math.min(from, Math.max(1, size)), Math.max(1, size));
    }

    /** What the heads say of each other, before any entry is looked at. */
    private void chain() {
        byte[] previous = Merkle.sha256().digest();
        Head before = null;
        for (var head : heads) {
            long from = before == null ? 1 : Math.min(before.size() + 1, Math.max(1, head.size()));
            var where = Report.entries(from, head.size());
            if (!head.signedBy(keys)) {
                report.problem(where, "the head of " + head.at() + " is not signed by a trusted key");
            }
            if (!Arrays.equals(head.previous(), previous)) {
                report.problem(where, "the head of " + head.at() + " does not follow the one before it");
            }
            if (before != null && (head.size() < before.size() || head.epoch() < before.epoch())) {
                report.problem(where, "the head of " + head.at() + " goes back behind the one before it");
            }
            if (before != null && Duration.between(before.at(), head.at()).compareTo(SILENCE) > 0) {
                report.notice("silence from " + before.at() + " to " + head.at() + ": no head was signed");
            }
            previous = head.hash();
            before = head;
        }
    }

    private void entries() throws IOException, Unusable {
        var inOrder = Comparator.comparingLong(Head::size);
        Deque<Head> own = new ArrayDeque<>(heads.stream().sorted(inOrder).toList());
        var kept = new ArrayList<>(trust.anchors());
        kept.addAll(readHeads("anchors.ndjson"));
        Deque<Head> anchors = new ArrayDeque<>(kept.stream().sorted(inOrder).toList());
        var notes = heads.stream().map(Head::note).collect(Collectors.toSet());
        for (var anchor : anchors) {
            var where = "entry " + Math.max(1, anchor.size());
            if (!anchor.signedBy(keys)) {
                report.problem(where, "the anchored head of " + anchor.at() + " is not signed by a trusted key");
            }
            if (!notes.contains(anchor.note())) {
                report.problem(
                        where,
                        "the anchored head of " + anchor.at()
                                + " is not among the log's, unless the bundle was made before it");
            }
        }
        report.checked(anchors.size() + " anchored heads, " + trust.anchors().size() + " of them from elsewhere");
        try (var in = open("entries.ndjson");
                var sealed = new DataInputStream(new java.io.BufferedInputStream(open("hashes.bin"), 1 << 16))) {
            compare(own, anchors);
            var lines = new Lines(in);
            var hash = new byte[32];
            while (lines.next()) {
                sealed.readFully(hash);
                take(lines, hash.clone());
                compare(own, anchors);
            }
            if (sealed.read() >= 0) {
                report.problem(
                        Report.entries(tree.size() + 1, Math.max(size, tree.size() + 1)),
                        "missing, though their hashes are there");
            }
        } catch (ZipException | EOFException e) {
            report.problem("entry " + (tree.size() + 1), "here the bundle is damaged or cut: " + e.getMessage());
            rootsTell = false;
        }
        for (var anchor : anchors) {
            report.problem(
                    Report.entries(tree.size() + 1, anchor.size()),
                    "missing: a head that was anchored at " + anchor.at() + " signs them");
        }
    }

    private void take(Lines lines, byte[] sealed) {
        long seq = tree.size() + 1;
        var end = (",\"seq\":" + seq + "}").getBytes(StandardCharsets.US_ASCII);
        int from = lines.from();
        int until = from + lines.length();
        if (rootsTell
                && (lines.length() < end.length
                        || !Arrays.equals(lines.bytes(), until - end.length, until, end, 0, end.length))) {
            report.problem("entry " + seq, "another stands in its place, or it says another place: " + tail(lines));
            rootsTell = false;
        }
        if (rootsTell && !Arrays.equals(tree.leaf(lines.bytes(), from, lines.length()), sealed)) {
            report.problem("entry " + seq, "it is not what it was when it was sealed");
        }
        if (trust.entry().isPresent()) {
            leaves.add(sealed);
            if (trust.entry().get() == seq) {
                found = new String(lines.bytes(), from, lines.length(), StandardCharsets.UTF_8);
            }
        }
        tree.append(sealed);
    }

    private static String tail(Lines lines) {
        int length = Math.min(24, lines.length());
        return "…" + new String(lines.bytes(), lines.from() + lines.length() - length, length, StandardCharsets.UTF_8);
    }

    private void compare(Deque<Head> own, Deque<Head> anchors) {
        while (!own.isEmpty() && own.getFirst().size() <= tree.size()) {
            root(own.removeFirst(), "the head of ");
        }
        while (!anchors.isEmpty() && anchors.getFirst().size() <= tree.size()) {
            root(anchors.removeFirst(), "the anchored head of ");
        }
    }

    private void root(Head head, String name) {
        if (!rootsTell || head.size() != tree.size()) {
            return;
        }
        if (Arrays.equals(head.root(), tree.root())) {
            good = head.size();
        } else {
            report.problem(
                    Report.entries(Math.min(good + 1, Math.max(1, head.size())), head.size()),
                    "they are not those that " + name + head.at() + " signs");
            rootsTell = false;
        }
    }

    private void prove(long seq) {
        if (seq < 1 || seq > leaves.size()) {
            report.problem("entry " + seq, "it is not in this log of " + tree.size());
            return;
        }
        var path = tree.path(leaves, (int) (seq - 1));
        if (!tree.leads(leaves.get((int) (seq - 1)), seq - 1, tree.size(), path, tree.root())) {
            report.problem("entry " + seq, "its path does not lead to the root");
        }
        report.checked("entry " + seq + ": " + found);
        path.forEach(hash -> report.checked("  with " + HexFormat.of().formatHex(hash)));
    }
}
