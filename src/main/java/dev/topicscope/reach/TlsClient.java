package dev.topicscope.reach;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.HostPort;

/// The TLS side of a gateway, set up by the same `ssl.` properties as Kafka's clients and by their own code. Thread-safe.
final class TlsClient {

    private static final Logger LOG = LoggerFactory.getLogger(TlsClient.class);
    private static final int HANDSHAKE_MILLIS = 5_000;

    private final DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
    private final SSLContext context;
    private final String nameCheck;

    /// @throws org.apache.kafka.common.KafkaException if the properties or the files they name are wrong
    TlsClient(Map<String, String> properties) {
        var definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        var values = definition.parse(properties);
        factory.configure(values);
        context = factory.sslContext();
        var check = (String) values.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
        nameCheck = check == null ? "" : check;
    }

    /// TLS over `socket`, the certificate checked against the name of `broker`, by which it is known and not by which it was reached.
    ///
    /// @throws NoWayException if the two sides do not trust each other
    Socket over(Socket socket, HostPort broker) throws IOException {
        var layered = (SSLSocket) context.getSocketFactory().createSocket(socket, broker.host(), broker.port(), true);
        layered.setSSLParameters(factory.createClientSslEngine(broker.host(), broker.port(), nameCheck).getSSLParameters());
        layered.setUseClientMode(true);
        // Not the socket's own time-out, which a channel of SSH has not.
        var done = new CompletableFuture<Boolean>();
        done.completeOnTimeout(false, HANDSHAKE_MILLIS, TimeUnit.MILLISECONDS).thenAccept(intime -> {
            if (!intime) {
                close(socket);
            }
        });
        try {
            layered.startHandshake();
        } catch (SSLException e) {
            throw new NoWayException(broker + ": TLS failed: " + innermost(e) + ".", e);
        } catch (IOException e) {
            throw new NoWayException(broker + ": the connection broke during the TLS handshake: what answers there may speak no TLS.", e);
        } finally {
            done.complete(true);
        }
        return layered;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing a connection failed", e);
        }
    }

    private static String innermost(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceFirst("\\.$", "");
    }
}
