package io.strongroom.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The machine at hand, by what does not depend on Strongroom. */
public final class Machine {
    /** Above it, figures say more about the neighbours than about what is measured. */
    public static final double MOST_LOAD = 1.5;

    private static final int SYNCS = 200;
    private static final int HASHES = 2_000;

    private Machine() {}

    /** How many wanted a core in the last minute. */
    public static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    public static Map<String, Object> measure(Path folder) throws IOException, NoSuchAlgorithmException {
        var all = new LinkedHashMap<String, Object>();
        all.put("cores", Runtime.getRuntime().availableProcessors());
        all.put("load", load());
        all.put("java", Runtime.version().toString());
        all.put("fsync per second", syncs(folder.resolve("syncs")));
        all.put("SHA-256, MiB per second", hashes());
        return all;
    }

    private static long syncs(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var begun = System.nanoTime();
            for (int i = 0; i < SYNCS; i++) {
                channel.write(ByteBuffer.allocate(8_192));
                channel.force(false);
            }
            return perSecond(SYNCS, begun);
        } finally {
            Files.delete(file);
        }
    }

    private static long hashes() throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        var part = new byte[1 << 20];
        digest.update(part);
        var begun = System.nanoTime();
        for (int i = 0; i < HASHES / 10; i++) {
            digest.update(part);
        }
        return perSecond(HASHES / 10, begun);
    }

    private static long perSecond(int times, long begun) {
        return times * 1_000_000_000L / Math.max(1, System.nanoTime() - begun);
    }
}
