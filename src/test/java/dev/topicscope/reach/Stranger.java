package dev.topicscope.reach;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The program of another process that tries to use somebody's gateway: asks as a Kafka client does and ends with what came of it.
final class Stranger {

    static final int REFUSED = 7;
    static final int ANSWERED = 8;

    private Stranger() {
    }

    static void main(String[] arguments) throws IOException {
        try (var socket = new Socket("127.0.0.1", Integer.parseInt(arguments[0]))) {
            byte[] clientId = arguments[1].getBytes(StandardCharsets.US_ASCII);
            var out = new DataOutputStream(socket.getOutputStream());
            // ApiVersions v0, which every broker answers to anybody.
            out.writeInt(10 + clientId.length);
            out.writeShort(18);
            out.writeShort(0);
            out.writeInt(1);
            out.writeShort(clientId.length);
            out.write(clientId);
            out.flush();
            socket.setSoTimeout(15_000);
            System.exit(socket.getInputStream().read() < 0 ? REFUSED : ANSWERED);
        }
    }
}
