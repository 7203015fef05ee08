package dev.topicscope.doctor;

import java.util.Objects;
import java.util.Optional;

/// All that was seen at one address, as far as the way went.
public record PortView(Address address, NameLookUp name, Optional<Tcp> tcp, Optional<Speech> speech, Optional<TlsView> tls,
        Optional<BrokerView> broker) {

    public PortView {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(name, "name");
    }

    public boolean isConnected() {
        return tcp.filter(Tcp::isConnected).isPresent();
    }

    /// Whether Kafka is spoken here, plain or inside TLS.
    public boolean speaksKafka() {
        return speech.filter(Speech.Kafka.class::isInstance).isPresent();
    }

    public boolean speaksTls() {
        return tls.isPresent();
    }
}
