package dev.topicscope.lab;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.kafka.clients.producer.ProducerRecord;

import static dev.topicscope.lab.SampleShop.utf8;

/// Makes up what a topic browser has to stand: failed records with many headers, text in many scripts, bytes that are no text.
///
/// The same from the same seed and time. Not thread-safe.
final class SampleOddities {

    private static final int LONG_LINE = 20_000;

    private final Random random;
    private final Instant end;

    SampleOddities(long seed, Instant end) {
        this.random = new Random(seed);
        this.end = end;
    }

    /// Records that some consumer gave up on, with why in their headers: some headers repeated, some binary, one without a value.
    List<ProducerRecord<byte[], byte[]>> deadLetters() {
        var letters = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int letter = 0; letter < 50; letter++) {
            var customer = "customer-%04d".formatted(random.nextInt(400));
            var value = letter == 17 ? null : utf8("{\"orderId\":\"o-" + (100_000 + random.nextInt(8_000)) + "\",\"customer\":\"" + customer
                    + (letter % 3 == 0 ? "\",\"amount\":" : "\",\"amount\":\"twelve\"}"));
            var record = new ProducerRecord<>(SampleTopic.DEAD_LETTERS, null, at(letter, 50), utf8(customer), value);
            record.headers().add("x-original-topic", utf8(SampleTopic.ORDERS));
            record.headers().add("x-original-partition", utf8(Integer.toString(random.nextInt(4))));
            record.headers().add("x-exception",
                    utf8(letter % 3 == 0 ? "JsonEOFException: Unexpected end-of-input" : "NumberFormatException: twelve"));
            for (int attempt = 1; attempt <= 1 + letter % 4; attempt++) {
                record.headers().add("x-retried-at", utf8(end.minus(Duration.ofMinutes(60 - letter - attempt)).toString()));
            }
            if (letter % 2 == 0) {
                record.headers().add("trace-id", random(16));
            }
            if (letter == 5) {
                record.headers().add("x-empty", new byte[0]);
                record.headers().add("x-none", (byte[]) null);
            }
            letters.add(record);
        }
        return letters;
    }

    /// Text of many scripts, and the edges of text: empty, absent, the word null, very long lines, invalid UTF-8.
    List<ProducerRecord<byte[], byte[]>> greetings() {
        var greetings = new ArrayList<ProducerRecord<byte[], byte[]>>();
        greet(greetings, "ko", "안녕하세요, 세계! 토픽을 살펴봅시다.");
        greet(greetings, "ar", "مرحبا بالعالم! هذا سطر 42 مع English في الوسط");
        greet(greetings, "he", "שלום עולם (1, 2, 3)");
        greet(greetings, "ja", "こんにちは世界。半角ｶﾀｶﾅと全角ＡＢＣ");
        greet(greetings, "zh", "你好，世界！𠮷野家");
        greet(greetings, "hi", "नमस्ते दुनिया");
        greet(greetings, "th", "สวัสดีชาวโลก");
        greet(greetings, "el", "Γειά σου Κόσμε");
        greet(greetings, "de", "Grüß Gott, Welt! e + ́ = é, and é");
        greet(greetings, "emoji", "👋🌍 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇰🇷 1️⃣");
        greet(greetings, "zalgo", "h̷̢̛͓e̵̺͝l̶͓͠l̴̙̈o̷̟͌");
        greet(greetings, "lines", "first line\nsecond line\r\n\tthird, after a tab\n\nand after an empty one");
        greet(greetings, "controls", "bell \u0007, nul \u0000, escape \u001b[31m, backspace \b, right-to-left \u202Eoverride\u202C");
        greet(greetings, "long-words", "hello world ".repeat(LONG_LINE / 12 + 1).substring(0, LONG_LINE));
        greet(greetings, "long-unbroken", "안".repeat(LONG_LINE));
        greet(greetings, "long-json", "{\"greeting\":\"" + "hi".repeat(LONG_LINE / 2) + "\"}");
        greet(greetings, "word-null", "null");
        greet(greetings, "", "its key is the empty string");
        bytes(greetings, null, utf8("its key is null"));
        bytes(greetings, utf8("empty"), new byte[0]);
        bytes(greetings, utf8("nothing"), null);
        bytes(greetings, utf8("invalid-utf8"), new byte[] {'h', 'e', (byte) 0xFF, (byte) 0xFE, 'l', 'l', (byte) 0xC3, 'o',
                (byte) 0xE2, (byte) 0x82});
        bytes(greetings, new byte[] {(byte) 0x80, (byte) 0x81}, utf8("its key is invalid UTF-8"));
        return greetings;
    }

    /// Random bytes, and bytes as Avro and Protocol Buffers would leave them.
    List<ProducerRecord<byte[], byte[]>> rawBytes() {
        var raw = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int record = 0; record < 60; record++) {
            var value = switch (record % 3) {
                case 0 -> random(16 + random.nextInt(500));
                case 1 -> avroLike();
                default -> protobufLike();
            };
            raw.add(new ProducerRecord<>(SampleTopic.RAW_BYTES, null, at(record, 60), random(8), value));
        }
        var all = new byte[256];
        for (int b = 0; b < all.length; b++) {
            all[b] = (byte) b;
        }
        raw.add(new ProducerRecord<>(SampleTopic.RAW_BYTES, null, end.toEpochMilli(), random(8), all));
        return raw;
    }

    private void greet(List<ProducerRecord<byte[], byte[]>> greetings, String key, String text) {
        bytes(greetings, utf8(key), utf8(text));
    }

    private void bytes(List<ProducerRecord<byte[], byte[]>> greetings, byte[] key, byte[] value) {
        greetings.add(new ProducerRecord<>(SampleTopic.GREETINGS, null, at(greetings.size(), 30), key, value));
    }

    private long at(int index, int of) {
        return end.minus(Duration.ofHours(1)).plusSeconds(3_600L * index / of).toEpochMilli();
    }

    /// A schema registry's frame (0, then the schema's id) around some zigzag numbers and a double.
    private byte[] avroLike() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) (1 + random.nextInt(3))});
        for (int field = 0; field < 4; field++) {
            long number = random.nextInt(1_000_000) - 500_000L;
            varint(out, (number << 1) ^ (number >> 63));
        }
        out.writeBytes(random(8));
        return out.toByteArray();
    }

    /// Fields 1 to 4: two varints, a fixed 64-bit number, a nested message.
    private byte[] protobufLike() {
        var out = new ByteArrayOutputStream();
        out.write(1 << 3);
        varint(out, random.nextInt(1_000_000));
        out.write(2 << 3);
        varint(out, random.nextInt(200));
        out.write(3 << 3 | 1);
        out.writeBytes(random(8));
        out.write(4 << 3 | 2);
        var nested = new ByteArrayOutputStream();
        nested.write(1 << 3);
        varint(nested, random.nextInt(50_000));
        varint(out, nested.size());
        out.writeBytes(nested.toByteArray());
        return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
