package dev.topicscope.ui.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes pictures as PNG (ISO/IEC 15948), without the desktop module that JavaFX's own way needs.
public final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private Png() {
    }

    /// Writes `image` without its transparency.
    public static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        // 8 bits a channel, red, green and blue, deflate, the five usual filters, not interlaced.
        fields.write(new byte[] {8, 2, 0, 0, 0});
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", pixels(image, width, height));
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] pixels(Image image, int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        var line = new int[width];
        var before = new byte[width * 3];
        var bytes = new byte[width * 3];
        var filtered = new byte[1 + width * 3];
        try (var deflate = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int y = 0; y < height; y++) {
                image.getPixelReader().getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), line, 0, width);
                for (int x = 0; x < width; x++) {
                    bytes[3 * x] = (byte) (line[x] >> 16);
                    bytes[3 * x + 1] = (byte) (line[x] >> 8);
                    bytes[3 * x + 2] = (byte) line[x];
                }
                // Filter “up”: a window repeats itself from line to line.
                filtered[0] = 2;
                for (int i = 0; i < bytes.length; i++) {
                    filtered[i + 1] = (byte) (bytes[i] - before[i]);
                }
                deflate.write(filtered);
                System.arraycopy(bytes, 0, before, 0, bytes.length);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
