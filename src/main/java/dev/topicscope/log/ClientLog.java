package dev.topicscope.log;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loggers of the program. Those of Kafka's clients can be listened to. Thread-safe.
public final class ClientLog implements ILoggerFactory {

    private static final String KAFKA = "org.apache.kafka.";

    private final ILoggerFactory plain;
    private final Map<String, ClientLogger> loggers = new ConcurrentHashMap<>();
    private final Map<String, Consumer<ClientLine>> listeners = new ConcurrentHashMap<>();

    /// What is logged goes on to the loggers of `plain`.
    ClientLog(ILoggerFactory plain) {
        this.plain = plain;
    }

    /// Ends the listening.
    @FunctionalInterface
    public interface Listening extends AutoCloseable {

        @Override
        void close();
    }

    /// The log that SLF4J uses; empty if the program was started with another.
    public static Optional<ClientLog> current() {
        return LoggerFactory.getILoggerFactory() instanceof ClientLog log ? Optional.of(log) : Optional.empty();
    }

    /// Has `listener` told each line of the clients whose `client.id` contains `mark`, on the client's own thread: it must neither wait nor
    /// throw. A mark has one listener at a time.
    public Listening listen(String mark, Consumer<ClientLine> listener) {
        listeners.put(mark, listener);
        return () -> listeners.remove(mark);
    }

    @Override
    public Logger getLogger(String name) {
        return name.startsWith(KAFKA)
                ? loggers.computeIfAbsent(name, _ -> new ClientLogger(plain.getLogger(name), this, new LineLimit(InstantSource.system())))
                : plain.getLogger(name);
    }

    boolean isListenedTo() {
        return !listeners.isEmpty();
    }

    /// Kafka's clients begin each line with their `client.id`.
    void tell(ClientLine line) {
        listeners.forEach((mark, listener) -> {
            if (line.pattern().contains(mark)) {
                listener.accept(line);
            }
        });
    }
}
