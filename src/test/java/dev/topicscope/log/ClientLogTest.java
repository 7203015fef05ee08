package dev.topicscope.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

import static org.assertj.core.api.Assertions.assertThat;

class ClientLogTest {

    private static final String CLIENT = "org.apache.kafka.clients.admin.internals.AdminMetadataManager";
    private static final String NETWORK = "org.apache.kafka.clients.NetworkClient";

    private final List<String> logged = new ArrayList<>();
    private final List<ClientLine> heard = new ArrayList<>();
    private Level threshold = Level.ERROR;
    private final ClientLog log = new ClientLog(PlainLogger::new);

    @Test
    void whoListensHearsItsOwnClientsAtTheLevelsThatAreNotLogged() {
        var listening = log.listen("-abc", heard::add);
        var cause = new IllegalStateException("x");
        var logger = log.getLogger(CLIENT);

        logger.info("[Admin clientId=topicscope-admin-abc] Node {} disconnected.", 7);
        logger.warn("[Admin clientId=topicscope-admin-abc] Error connecting to node {}", "kafka:9092 (id: 1 rack: null)", cause);
        logger.warn("[Admin clientId=topicscope-admin-xyz] Node {} disconnected.", 8);
        logger.debug("[Admin clientId=topicscope-admin-abc] Found least loaded node {}", 1);

        assertThat(heard).extracting(ClientLine::level).containsExactly(Level.INFO, Level.WARN);
        assertThat(heard.getFirst().text()).endsWith("Node 7 disconnected.");
        assertThat(heard.getLast().cause()).containsSame(cause);
        assertThat(logged).isEmpty();

        listening.close();
        logger.warn("[Admin clientId=topicscope-admin-abc] Node {} disconnected.", 9);
        assertThat(heard).hasSize(2);
    }

    @Test
    void linesThatNobodyListensToAreNotEvenPutTogether() {
        assertThat(log.getLogger(CLIENT).isInfoEnabled()).isFalse();
        assertThat(log.getLogger(NETWORK).isDebugEnabled()).isFalse();

        try (var _ = log.listen("-abc", heard::add)) {
            assertThat(log.getLogger(CLIENT).isInfoEnabled()).isTrue();
            assertThat(log.getLogger(CLIENT).isDebugEnabled()).isFalse();
            assertThat(log.getLogger(NETWORK).isDebugEnabled()).as("it tells at DEBUG that a broker answers").isTrue();
        }
    }

    @Test
    void theFloodOfAnAdminWithoutABrokerDoesNotReachTheLogWhateverIsLogged() {
        threshold = Level.INFO;
        for (int i = 0; i < 100_000; i++) {
            log.getLogger(CLIENT).info("Rebootstrapping with {}", i);
        }

        assertThat(logged).hasSizeBetween(1, 5 * LineLimit.LINES);
        assertThat(logged.getFirst()).isEqualTo("Rebootstrapping with 0");
    }

    @Test
    void howManyLinesWereLeftOutIsSaidAfterAWhile() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var limit = new LineLimit(now::get);
        var missing = new ArrayList<Integer>();
        for (int i = 0; i < LineLimit.LINES + 5; i++) {
            limit.pass(missing::add, () -> logged.add("line"));
        }
        assertThat(logged).hasSize(LineLimit.LINES);
        assertThat(missing).isEmpty();

        now.set(now.get().plus(LineLimit.WHILE));
        limit.pass(missing::add, () -> logged.add("line"));
        assertThat(missing).containsExactly(5);
        assertThat(logged).hasSize(LineLimit.LINES + 1);
    }

    @Test
    void otherLoggersAreThePlainOnes() {
        assertThat(log.getLogger("dev.topicscope.App")).isInstanceOf(PlainLogger.class);
    }

    @Test
    void theProgramIsStartedWithIt() {
        assertThat(ClientLog.current()).as("slf4j.provider in the file of JVM options").isPresent();
        assertThat(System.getProperties()).containsAllEntriesOf(Map.of("slf4j.provider", ClientLogProvider.class.getName()));
    }

    private final class PlainLogger extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        private PlainLogger(String name) {
            this.name = name;
        }

        @Override
        public boolean isTraceEnabled() {
            return threshold.toInt() <= Level.TRACE.toInt();
        }

        @Override
        public boolean isDebugEnabled() {
            return threshold.toInt() <= Level.DEBUG.toInt();
        }

        @Override
        public boolean isInfoEnabled() {
            return threshold.toInt() <= Level.INFO.toInt();
        }

        @Override
        public boolean isWarnEnabled() {
            return threshold.toInt() <= Level.WARN.toInt();
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return PlainLogger.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments, Throwable cause) {
            logged.add(MessageFormatter.arrayFormat(pattern, arguments).getMessage());
        }
    }
}
