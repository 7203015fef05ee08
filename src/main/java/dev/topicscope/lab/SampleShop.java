package dev.topicscope.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Makes up the business of a web shop: its orders, payments, visitors and stock, the same from the same seed and time.
///
/// Not thread-safe.
final class SampleShop {

    static final String NEEDLE = "needle-in-haystack";
    private static final List<String> CITIES = List.of("Seoul", "Busan", "Berlin", "Kraków", "São Paulo", "Nairobi", "Toronto", "Osaka",
            "Zürich", "Lisbon", "Oslo", "Melbourne");
    private static final List<String> PRODUCTS = List.of("kettle", "lamp", "notebook", "umbrella", "bicycle bell", "teapot", "backpack",
            "headphones", "desk", "clock", "raincoat", "espresso cups");
    private static final List<String> STATUSES = List.of("placed", "placed", "paid", "paid", "shipped", "delivered", "delivered",
            "cancelled", "returned");
    private static final List<String> NOTES = List.of("", "", "", "", "leave at the door", "gift wrap, please", "call before delivery",
            "second floor, the blue door", "no plastic");
    private static final List<String> METHODS = List.of("card", "card", "card", "bank transfer", "invoice", "wallet");
    private static final List<String> PAGES = List.of("/", "/search", "/cart", "/checkout", "/help", "/orders");
    private static final List<String> EVENTS = List.of("view", "view", "view", "click", "search", "add-to-cart", "purchase");
    private static final List<String> DEVICES = List.of("phone", "phone", "laptop", "tablet");
    private static final int FIRST_ORDER = 100_000;
    private static final int NEEDLE_EVERY = 1_117;
    private static final double BUSIEST_HOUR = 15;

    private final JsonMapper json = new JsonMapper();
    private final Random random;
    private long orders;
    private long payments = 500_000;
    private long events;

    /// The shop as it was on its first day: with order 100000 and event 1.
    SampleShop(long seed) {
        this(seed, FIRST_ORDER, 1);
    }

    /// A shop that numbers its orders and events from the given ones on.
    SampleShop(long seed, long firstOrder, long firstEvent) {
        this.random = new Random(seed);
        this.orders = firstOrder;
        this.events = firstEvent;
    }

    /// `count` moments before `end`, none older than `span`, in their order; many at 15 h and few at 3 h, UTC.
    List<Instant> wave(int count, Instant end, Duration span) {
        return Stream.generate(() -> end.minusMillis((long) (random.nextDouble() * span.toMillis())))
                .filter(this::isBusy).limit(count).sorted().toList();
    }

    /// An order, keyed by its customer.
    ProducerRecord<byte[], byte[]> order(Instant time) {
        long number = orders++;
        var customer = "customer-%04d".formatted(random.nextInt(400));
        var order = json.createObjectNode().put("orderId", "o-" + number).put("customer", customer).put("status", any(STATUSES));
        var items = json.createArrayNode();
        long cents = 0;
        int kinds = 1 + random.nextInt(4);
        for (int kind = 0; kind < kinds; kind++) {
            int quantity = 1 + random.nextInt(3);
            long price = 290 + random.nextInt(12_000);
            cents += quantity * price;
            items.addObject().put("sku", "sku-%03d".formatted(random.nextInt(60))).put("name", any(PRODUCTS)).put("quantity", quantity)
                    .put("price", price / 100.0);
        }
        order.put("amount", cents / 100.0).put("city", any(CITIES));
        order.set("items", items);
        order.put("note", number % NEEDLE_EVERY == 0 ? "look for the " + NEEDLE + " here" : any(NOTES));
        return record(SampleTopic.ORDERS, time, customer, order);
    }

    /// A payment, keyed by its order.
    ProducerRecord<byte[], byte[]> payment(Instant time) {
        var orderId = "o-" + (FIRST_ORDER + random.nextInt(8_000));
        boolean refused = random.nextInt(25) == 0;
        var payment = json.createObjectNode().put("paymentId", "p-" + payments++).put("orderId", orderId).put("method", any(METHODS))
                .put("amount", (290 + random.nextInt(40_000)) / 100.0).put("currency", "EUR")
                .put("state", refused ? "refused" : "captured");
        if (refused) {
            payment.put("reason", "insufficient funds");
        }
        return record(SampleTopic.PAYMENTS, time, orderId, payment);
    }

    /// Something a visitor did, keyed by the visitor.
    ProducerRecord<byte[], byte[]> userEvent(Instant time) {
        var user = "user-%03d".formatted(random.nextInt(250));
        var event = json.createObjectNode().put("eventId", events++).put("user", user).put("type", any(EVENTS)).put("page", any(PAGES))
                .put("device", any(DEVICES)).put("durationMs", random.nextInt(30_000)).put("time", time.toString());
        return record(SampleTopic.USER_EVENTS, time, user, event);
    }

    /// The stock of 60 articles at each of `times`, keyed by article; the last of some articles is a tombstone.
    List<ProducerRecord<byte[], byte[]>> inventory(List<Instant> times) {
        var changes = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var time : times) {
            var sku = "sku-%03d".formatted(random.nextInt(60));
            changes.add(record(SampleTopic.INVENTORY, time, sku, json.createObjectNode().put("sku", sku).put("inStock", random.nextInt(500))
                    .put("warehouse", any(CITIES)).put("countedAt", time.toString())));
        }
        for (int gone = 3; gone < 60; gone += 8) {
            changes.add(new ProducerRecord<>(SampleTopic.INVENTORY, null, times.getLast().toEpochMilli(), utf8("sku-%03d".formatted(gone)),
                    (byte[]) null));
        }
        return changes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, Instant time, String key, ObjectNode value) {
        return new ProducerRecord<>(topic, null, time.toEpochMilli(), utf8(key), utf8(value.toString()));
    }

    private boolean isBusy(Instant time) {
        var utc = time.atOffset(ZoneOffset.UTC);
        double hour = utc.getHour() + utc.getMinute() / 60.0;
        double busy = 0.55 + 0.45 * Math.cos((hour - BUSIEST_HOUR) / 24 * 2 * Math.PI);
        return random.nextDouble() < busy;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
