package dev.topicscope.reach;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Reads Kafka's frames: a length of 4 bytes, then so many bytes.
final class Frames {

    /// A frame that only passes through. Below 336 MiB, which is what a TLS alert looks like, and far below the texts `HTTP` and `SSH-`.
    static final int LARGEST = 256 << 20;
    /// A frame that is held in memory whole.
    static final int LARGEST_HELD = 64 << 20;

    private static final int TLS_ALERT = 0x1503;
    private static final int HTTP = 0x48545450;
    private static final int SSH = 0x5353482d;

    private Frames() {
    }

    /// The length of the next frame; -1 if the connection has ended before it.
    ///
    /// @throws BrokenFrameException if it is none
    static int length(DataInputStream in, int least, int most) throws IOException {
        int first = in.read();
        if (first < 0) {
            return -1;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < least || length > most) {
            throw new BrokenFrameException(reason(length));
        }
        return length;
    }

    private static String reason(int length) {
        if (length >>> 16 == TLS_ALERT) {
            return "it speaks TLS; security.protocol must be SSL or SASL_SSL";
        }
        return switch (length) {
            case HTTP -> "a web server answers there, not a Kafka broker";
            case SSH -> "an SSH server answers there, not a Kafka broker";
            default -> length >= 0 && length <= Frames.LARGEST ? "a message of " + length + " bytes, which is more than is allowed"
                    : "what answers there is not a Kafka broker";
        };
    }

    /// The next `length` bytes. Memory grows with what really comes.
    ///
    /// @throws BrokenFrameException if they are more than may be held
    static byte[] held(DataInputStream in, int length, int most) throws IOException {
        if (length > most) {
            throw new BrokenFrameException("a message of " + length + " bytes, which is more than is allowed");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static void pass(InputStream in, OutputStream out, int length, byte[] buffer) throws IOException {
        int left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
