package io.strongroom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Ports on 127.0.0.1. */
public final class LoopbackPort {

    private LoopbackPort() {}

    /** A port that is free at this moment, and none of those that somebody is about to take. */
    public static int free(Integer... spokenFor) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();
            return List.of(spokenFor).contains(port) ? free(spokenFor) : port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses to start when somebody listens on {@code port}; {@code option} is how to choose another one. */
    static void mustBeFree(int port, String use, String option) {
        try (var socket = new ServerSocket()) {
            // As the servers do it: a port that only waits for late packets of its last user is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StartRefused("Port " + port + " (" + use + ") is taken: choose another with " + option + " N ("
                    + e.getMessage() + ")");
        }
    }
}
