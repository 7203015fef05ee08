package dev.topicscope.doctor;

import java.util.Optional;

/// What a port answers in. Which of it is spoken inside TLS, [PortView#tls] tells.
public sealed interface Speech {

    /// Kafka's protocol.
    record Kafka() implements Speech {
    }

    /// TLS whose inside could not be seen, since the handshake did not come to its end.
    record Tls() implements Speech {
    }

    /// HTTP.
    record Web(WebServer server) implements Speech {
    }

    record Ssh(String banner) implements Speech {
    }

    /// ZooKeeper, with its version if it tells.
    record ZooKeeper(Optional<String> version) implements Speech {
    }

    /// Accepts connections and never answers anything.
    record Silent() implements Speech {
    }

    /// Accepts connections and closes them at the first bytes.
    record HangsUp() implements Speech {
    }

    /// Something else, that begins like `start`, printable.
    record Stranger(String start) implements Speech {
    }

    /// Which web server answers, by its own API.
    enum WebServer {
        KAFKA_REST("a Kafka REST proxy"), SCHEMA_REGISTRY("a Schema Registry"), CONNECT("Kafka Connect"), OTHER("a web server");

        private final String words;

        WebServer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
