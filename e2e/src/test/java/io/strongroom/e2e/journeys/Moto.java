package io.strongroom.e2e.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An AWS that we did not write, on the wire, and another client of it: boto3. {@code ./test} starts it. */
record Moto(String endpoint, String python) {

    static Moto orSkip() {
        var endpoint = System.getenv("STRONGROOM_MOTO_ENDPOINT");
        var python = System.getenv("STRONGROOM_PYTHON");
        assumeTrue(
                endpoint != null && python != null,
                "moto does not run here; ./test brings and starts it where python3-venv is installed"
                        + " (Debian: apt-get install python3-venv)");
        return new Moto(String.valueOf(endpoint), String.valueOf(python));
    }

    /** Runs a script on this endpoint and gives what it prints. */
    String python(String script, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(python, "src/test/python/" + script, endpoint));
        words.addAll(List.of(arguments));
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), script);
        return output;
    }
}
