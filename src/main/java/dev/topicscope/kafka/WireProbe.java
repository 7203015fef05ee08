package dev.topicscope.kafka;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.SaslHandshakeRequest;
import org.apache.kafka.common.requests.SaslHandshakeResponse;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.BrokerView;
import dev.topicscope.doctor.NameLookUp;
import dev.topicscope.doctor.PortView;
import dev.topicscope.doctor.Speech;
import dev.topicscope.doctor.Tcp;
import dev.topicscope.doctor.TlsView;
import dev.topicscope.kafka.Wire.NotKafkaException;
import dev.topicscope.model.Cancellation;

/// Looks at one address from the outside: its name, its port, who speaks there and how, and which logins are taken. Sends no credentials
/// and changes nothing. For one look on one thread.
final class WireProbe {

    private static final Duration NAME = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofMillis(1_500);
    private static final Duration WEB = Duration.ofMillis(2_500);
    private static final Duration HANDSHAKE = Duration.ofMillis(2_500);
    /// The first version of Metadata that can be told not to create topics.
    private static final short CREATES_NOTHING = 4;
    /// No mechanism is called so: a broker answers with those it has.
    private static final String NO_MECHANISM = "NONE";

    private final Address address;
    private final SecuritySettings settings;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final Progress progress;
    private InetSocketAddress target;

    WireProbe(Address address, SecuritySettings settings, Deadline deadline, Cancellation cancellation, Progress progress) {
        this.address = address;
        this.settings = settings;
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /// Is told of what is known while the look goes on, on its thread.
    interface Progress {

        Progress NONE = new Progress() {
            @Override
            public void name(NameLookUp name) {
            }

            @Override
            public void tcp(Optional<Tcp> tcp) {
            }
        };

        void name(NameLookUp name);

        /// Empty if no connection could be tried.
        void tcp(Optional<Tcp> tcp);
    }

    private record Found(Speech speech, Optional<TlsView> tls, Optional<BrokerView> broker) {

        private static Found of(Speech speech) {
            return new Found(speech, Optional.empty(), Optional.empty());
        }
    }

    /// Blocks until the deadline at most.
    PortView look() {
        var name = HostNames.lookUp(address.host(), deadline.within(NAME));
        progress.name(name);
        var tcp = name.isKnown() ? Optional.of(connect(name)) : Optional.<Tcp>empty();
        progress.tcp(tcp);
        if (tcp.filter(Tcp::isConnected).isEmpty()) {
            return new PortView(address, name, tcp, Optional.empty(), Optional.empty(), Optional.empty());
        }
        var found = settings.security().tls() ? secured().orElseGet(this::plain) : plain();
        return new PortView(address, name, tcp, Optional.of(found.speech()), found.tls(), found.broker());
    }

    /// As Kafka's clients do: the addresses of the first one's family, one after the other.
    private Tcp connect(NameLookUp name) {
        boolean six = name.addresses().getFirst().contains(":");
        long begun = System.nanoTime();
        var failed = new ArrayList<Tcp>();
        for (String literal : name.addresses().stream().filter(one -> one.contains(":") == six).limit(3).toList()) {
            target = new InetSocketAddress(InetAddress.ofLiteral(literal), address.port());
            try (var _ = open()) {
                return new Tcp(Tcp.Outcome.CONNECTED, HostNames.since(begun), "");
            } catch (IOException e) {
                failed.add(new Tcp(outcome(e), HostNames.since(begun), String.valueOf(e.getMessage())));
            }
        }
        return failed.getFirst();
    }

    private static Tcp.Outcome outcome(IOException e) {
        return switch (e) {
            case SocketTimeoutException _ -> Tcp.Outcome.SILENT;
            case NoRouteToHostException _, PortUnreachableException _, UnknownHostException _ -> Tcp.Outcome.NO_ROUTE;
            case ConnectException _ when String.valueOf(e.getMessage()).contains("unreachable") -> Tcp.Outcome.NO_ROUTE;
            case ConnectException _ -> Tcp.Outcome.REFUSED;
            default -> Tcp.Outcome.BROKEN;
        };
    }

    private Wire open() throws IOException {
        return Wire.connect(target, deadline.within(CONNECT), cancellation);
    }

    private Found plain() {
        try (var wire = open()) {
            return kafka(wire, Optional.empty());
        } catch (NotKafkaException e) {
            return e.isTls() ? secured().orElseGet(() -> Found.of(new Speech.Tls())) : Found.of(stranger(e));
        } catch (SocketTimeoutException e) {
            return others(new Speech.Silent());
        } catch (IOException e) {
            return others(new Speech.HangsUp());
        }
    }

    private Speech stranger(NotKafkaException e) {
        if (e.begins("HTTP")) {
            return new Speech.Web(web(this::open).orElse(Speech.WebServer.OTHER));
        }
        String printable = e.text().lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]", "").strip();
        return e.begins("SSH-") ? new Speech.Ssh(printable) : new Speech.Stranger(printable);
    }

    /// Who neither answers a greeting of Kafka's nor says why may want another one. All are tried at once.
    private Found others(Speech none) {
        var tries = List.of(trying(() -> settings.security().tls() ? Optional.empty() : secured()),
                trying(() -> zooKeeper().map(Found::of)),
                trying(() -> web(this::open).map(server -> Found.of(new Speech.Web(server)))));
        return tries.stream().flatMap(one -> one.join().stream()).findFirst().orElseGet(() -> Found.of(none));
    }

    private static CompletableFuture<Optional<Found>> trying(Supplier<Optional<Found>> attempt) {
        return CompletableFuture.supplyAsync(attempt, Waits.threads("topicscope probe"));
    }

    private Optional<Speech> zooKeeper() {
        try (var wire = open()) {
            wire.send("srvr".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(wire.read(256, deadline.within(ANSWER)), StandardCharsets.US_ASCII);
            if (answer.startsWith("Zookeeper version: ")) {
                return Optional.of(new Speech.ZooKeeper(answer.substring(19).split("[-,\\s]", 2)[0].transform(Optional::of)));
            }
            return answer.startsWith("srvr is not executed") ? Optional.of(new Speech.ZooKeeper(Optional.empty())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Speech.WebServer> web(WebProbe.Opener opener) {
        return new WebProbe(opener, address.toString(), deadline.within(WEB)).look();
    }

    private Optional<Found> secured() {
        var tls = new TlsProbe(settings);
        try (var wire = open()) {
            if (!tls.handshake(wire, address.host(), deadline.within(HANDSHAKE))) {
                return Optional.empty();
            }
            return Optional.of(tls.isOpen() ? inside(wire, tls) : new Found(new Speech.Tls(), Optional.of(tls.view(address.host())),
                    Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Found inside(Wire wire, TlsProbe tls) {
        try {
            return kafka(wire, Optional.of(tls));
        } catch (NotKafkaException e) {
            return new Found(e.begins("HTTP") ? new Speech.Web(web(this::openSecured).orElse(Speech.WebServer.OTHER)) : stranger(e),
                    Optional.of(tls.view(address.host())), Optional.empty());
        } catch (SocketTimeoutException e) {
            var server = web(this::openSecured);
            return new Found(server.<Speech>map(Speech.Web::new).orElse(new Speech.Silent()), Optional.of(tls.view(address.host())),
                    Optional.empty());
        } catch (IOException e) {
            tls.failed(e);
            return new Found(new Speech.Tls(), Optional.of(tls.view(address.host())), Optional.empty());
        }
    }

    private Wire openSecured() throws IOException {
        var wire = open();
        if (!new TlsProbe(settings).handshake(wire, address.host(), deadline.within(HANDSHAKE))) {
            wire.close();
            throw new IOException("no TLS");
        }
        return wire;
    }

    private Found kafka(Wire wire, Optional<TlsProbe> tls) throws IOException, NotKafkaException {
        var answer = wire.greet(deadline.within(ANSWER));
        if (answer.isEmpty()) {
            return new Found(new Speech.Stranger(""), tls.map(probe -> probe.view(address.host())), Optional.empty());
        }
        var versions = answer.get();
        boolean controller = BrokerTraits.isController(versions);
        boolean old = !controller && BrokerTraits.isTooOld(versions);
        var mechanisms = controller || old ? Optional.<List<String>>empty() : mechanisms(wire, versions, tls.isPresent());
        return new Found(new Speech.Kafka(), tls.map(probe -> probe.view(address.host())),
                Optional.of(new BrokerView(controller, old, BrokerTraits.release(versions), mechanisms)));
    }

    /// Where a login is configured, it is begun and not ended. Where none is, the broker is asked for nothing in particular, and only if it
    /// hangs up at that, for its mechanisms.
    private Optional<List<String>> mechanisms(Wire wire, ApiVersionsResponse versions, boolean tls) {
        try {
            if (settings.security().login()) {
                return handshake(wire, settings.security().mechanism().orElseThrow());
            }
            short version = (short) Math.min(versions.apiVersion(ApiKeys.METADATA.id).maxVersion(), ApiKeys.METADATA.latestVersion());
            if (version < CREATES_NOTHING) {
                return Optional.empty();
            }
            return answers(wire, version) ? Optional.of(List.of()) : mechanisms(tls);
        } catch (IOException | NotKafkaException e) {
            return Optional.empty();
        }
    }

    private boolean answers(Wire wire, short version) throws NotKafkaException, SocketTimeoutException {
        var nothing = new MetadataRequestData().setTopics(new ArrayList<>()).setAllowAutoTopicCreation(false);
        try {
            return wire.call(new MetadataRequest.Builder(nothing).build(version), ApiKeys.METADATA, version,
                    deadline.within(ANSWER)).isPresent();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<List<String>> mechanisms(boolean tls) throws IOException, NotKafkaException {
        try (var wire = tls ? openSecured() : open()) {
            return handshake(wire, NO_MECHANISM);
        }
    }

    private Optional<List<String>> handshake(Wire wire, String mechanism) throws IOException, NotKafkaException {
        var request = new SaslHandshakeRequest.Builder(new SaslHandshakeRequestData().setMechanism(mechanism)).build((short) 1);
        return wire.call(request, ApiKeys.SASL_HANDSHAKE, (short) 1, deadline.within(ANSWER)).map(SaslHandshakeResponse.class::cast)
                .flatMap(response -> switch (response.error()) {
                    case Errors.NONE, Errors.UNSUPPORTED_SASL_MECHANISM ->
                            Optional.of(response.enabledMechanisms().stream().sorted().toList());
                    case Errors.ILLEGAL_SASL_STATE -> Optional.of(List.of());
                    default -> Optional.empty();
                });
    }
}
