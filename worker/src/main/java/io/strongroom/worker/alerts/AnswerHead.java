package io.strongroom.worker.alerts;

import io.strongroom.worker.alerts.CheckedPost.Answer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how an HTTP/1.1 server answered, as far as its status and when to come again. The body is left unread. */
final class AnswerHead {
    private static final int LONGEST = 32 * 1024;
    private static final int MOST_INTERIM = 5;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final Pattern RETRY_AFTER = Pattern.compile("retry-after:\\s*([0-9]{1,9})\\s*");

    private final InputStream in;
    private int read;

    private AnswerHead(InputStream in) {
        this.in = in;
    }

    /** @throws IOException when it is no answer of HTTP/1.1, or too long */
    static Answer read(InputStream in) throws IOException {
        var head = new AnswerHead(in);
        var answer = head.one();
        // A server may say first that there is more to come.
        for (int interim = 0; answer.status() < 200 && interim < MOST_INTERIM; interim++) {
            answer = head.one();
        }
        return answer;
    }

    private Answer.Answered one() throws IOException {
        var status = STATUS.matcher(line());
        if (!status.matches()) {
            throw new ProtocolException("no answer of HTTP/1.1");
        }
        var wait = Optional.<Duration>empty();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var asked = RETRY_AFTER.matcher(line.toLowerCase(Locale.ROOT));
            if (asked.matches()) {
                wait = Optional.of(Duration.ofSeconds(Long.parseLong(asked.group(1))));
            }
        }
        return new Answer.Answered(Integer.parseInt(status.group(1)), wait);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ends in its head");
            }
            if (++read > LONGEST) {
                throw new ProtocolException("the head of the answer is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
