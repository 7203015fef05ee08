package dev.topicscope.log;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/// A logger of Kafka's clients: tells who listens, and logs what the plain logger is set to log, some lines at a time.
final class ClientLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;
    /// The one whose lines at DEBUG tell that a broker answers; its others at that level cost a client next to nothing.
    private static final String NETWORK = "org.apache.kafka.clients.NetworkClient";

    private final transient Logger plain;
    private final transient ClientLog log;
    private final transient LineLimit limit;

    ClientLogger(Logger plain, ClientLog log, LineLimit limit) {
        this.name = plain.getName();
        this.plain = plain;
        this.log = log;
        this.limit = limit;
    }

    @Override
    public boolean isTraceEnabled() {
        return plain.isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return plain.isDebugEnabled() || name.equals(NETWORK) && log.isListenedTo();
    }

    @Override
    public boolean isInfoEnabled() {
        return plain.isInfoEnabled() || log.isListenedTo();
    }

    @Override
    public boolean isWarnEnabled() {
        return plain.isWarnEnabled() || log.isListenedTo();
    }

    @Override
    public boolean isErrorEnabled() {
        return plain.isErrorEnabled() || log.isListenedTo();
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return ClientLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments, Throwable cause) {
        if (pattern == null) {
            return;
        }
        log.tell(new ClientLine(level, pattern, arguments, Optional.ofNullable(cause)));
        if (plain.isEnabledForLevel(level)) {
            limit.pass(leftOut -> plain.warn("{} lines like these were left out", leftOut),
                    () -> plain.atLevel(level).setCause(cause).log(pattern, arguments == null ? new Object[0] : arguments));
        }
    }
}
