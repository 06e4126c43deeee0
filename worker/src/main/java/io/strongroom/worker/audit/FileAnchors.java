package io.strongroom.worker.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.audit.Anchors;
import io.strongroom.domain.audit.SignedCheckpoint;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Signed heads in a file, one a line, on disk before it is said so. It is as safe from whoever holds the database as the
 * folder is: put it on another machine's disk, or copy it away.
 */
final class FileAnchors implements Anchors {
    /** More than a line has. */
    private static final int TAIL = 16_384;

    private final Path file;

    FileAnchors(Path file) {
        this.file = file;
    }

    @Override
    public String place() {
        return "file";
    }

    @Override
    public Optional<SignedCheckpoint> last() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - TAIL);
            var bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // As often as it takes.
                continue;
            }
            var text = new String(bytes.array(), StandardCharsets.UTF_8);
            // What stands after the last line's end was being written when the process died.
            int end = text.lastIndexOf('\n');
            if (end < 0) {
                return Optional.empty();
            }
            return Optional.of(head(text.substring(text.lastIndexOf('\n', end - 1) + 1, end)));
        } catch (IOException e) {
            throw new Unreachable("the anchors in " + file + " cannot be read", e);
        }
    }

    private SignedCheckpoint head(String line) {
        try {
            var note = Optional.ofNullable(Json.parse(line).get("note")).map(JsonNode::asText);
            return note.flatMap(SignedCheckpoint::parse).orElseThrow(() -> new IllegalArgumentException(line));
        } catch (IllegalArgumentException e) {
            throw new Unreachable("the last line of " + file + " is no signed head", e);
        }
    }

    @Override
    public void keep(SignedCheckpoint head) {
        var line = Json.write(Json.object().put("note", head.note())) + "\n";
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            endLine(channel);
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new Unreachable("the head cannot be anchored in " + file, e);
        }
    }

    /** A line that was cut short by a crash stays, as what it is. */
    private void endLine(FileChannel channel) throws IOException {
        if (channel.size() > 0) {
            try (var reader = FileChannel.open(file, StandardOpenOption.READ)) {
                var last = ByteBuffer.allocate(1);
                reader.read(last, reader.size() - 1);
                if (last.get(0) != '\n') {
                    channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
                }
            }
        }
    }
}
