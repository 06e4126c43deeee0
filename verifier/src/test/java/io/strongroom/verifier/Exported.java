package io.strongroom.verifier;

import io.strongroom.domain.audit.AuditBundle;
import io.strongroom.domain.audit.Sealing;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An exported log, taken apart so that it can be tampered with, and what the verifier says of it. */
final class Exported {
    private static final int HASH = 32;

    final List<String> entries;
    final List<byte[]> hashes = new ArrayList<>();
    final List<String> heads;
    final List<String> anchors;
    String manifest;

    /** How the verifier ended and what it said. */
    record Verdict(int code, String text) {}

    Exported(Sealing sealing) throws IOException {
        var parts = parts(bytes(sealing));
        entries = lines(parts, "entries.ndjson");
        heads = lines(parts, "checkpoints.ndjson");
        anchors = lines(parts, "anchors.ndjson");
        manifest = new String(parts.get("manifest.json"), StandardCharsets.UTF_8);
        var all = parts.get("hashes.bin");
        for (int at = 0; at < all.length; at += HASH) {
            hashes.add(java.util.Arrays.copyOfRange(all, at, at + HASH));
        }
    }

    static byte[] bytes(Sealing sealing) throws IOException {
        var out = new ByteArrayOutputStream();
        new AuditBundle(sealing.log).write(out, sealing.now());
        return out.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static List<String> lines(Map<String, byte[]> parts, String name) {
        return new ArrayList<>(
                new String(parts.get(name), StandardCharsets.UTF_8).lines().toList());
    }

    static String line(SignedCheckpoint head) {
        return Json.write(Json.object().put("note", head.note()));
    }

    static SignedCheckpoint head(String line) {
        return SignedCheckpoint.parse(Json.parse(line).get("note").asText()).orElseThrow();
    }

    static long size(String line) {
        return head(line).checkpoint().size();
    }

    /** Cuts the log where an earlier head was. */
    void cut(long size) {
        entries.subList((int) size, entries.size()).clear();
        hashes.subList((int) size, hashes.size()).clear();
        heads.removeIf(line -> size(line) > size);
        anchors.removeIf(line -> size(line) > size);
        manifest = manifest.replaceAll("\"size\":[0-9]+", "\"size\":" + size);
    }

    /** Gives an entry the hash that it now has. */
    void reseal(int index) {
        var bytes = entries.get(index).getBytes(StandardCharsets.UTF_8);
        hashes.set(index, new Merkle().leaf(bytes, 0, bytes.length));
    }

    private byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            add(zip, "checkpoints.ndjson", text(heads));
            add(zip, "anchors.ndjson", text(anchors));
            zip.putNextEntry(new ZipEntry("hashes.bin"));
            for (var hash : hashes) {
                zip.write(hash);
            }
            add(zip, "entries.ndjson", text(entries));
            add(zip, "manifest.json", manifest);
        }
        return out.toByteArray();
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    Verdict verify(Path folder, String... options) throws IOException {
        return verify(bytes(), folder, options);
    }

    static Verdict verify(byte[] bundle, Path folder, String... options) throws IOException {
        var file = folder.resolve("bundle.zip");
        Files.write(file, bundle);
        var arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    static Verdict run(List<String> arguments) {
        var said = new ByteArrayOutputStream();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Verdict(Main.run(arguments, stream, stream), said.toString(StandardCharsets.UTF_8));
    }
}
