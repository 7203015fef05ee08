package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.model.Connection;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.model.Route;

/// Something that helps.
public sealed interface Fix {

    /// A few words for a button or a heading, such as *Use SASL_SSL*.
    String label();

    /// What the program can do itself by changing the connection. Nothing at the cluster is changed.
    sealed interface Change extends Fix {

        /// The connection with the change made.
        Connection applied(Connection connection);
    }

    /// Sets client properties and takes others away.
    record SetProperties(String label, Map<String, String> set, Set<String> removed) implements Change {

        public SetProperties {
            set = Map.copyOf(set);
            removed = Set.copyOf(removed);
        }

        @Override
        public Connection applied(Connection connection) {
            var properties = new LinkedHashMap<>(connection.properties());
            properties.keySet().removeAll(removed);
            properties.putAll(set);
            return connection.withProperties(properties);
        }
    }

    /// Trusts `certificate`, and what it has signed, for this connection only. Show the fingerprint before.
    record TrustCertificate(String label, Certificate certificate) implements Change {

        private static final Set<String> BEFORE = Set.of("ssl.truststore.location", "ssl.truststore.password");

        @Override
        public Connection applied(Connection connection) {
            var properties = new LinkedHashMap<>(connection.properties());
            properties.keySet().removeAll(BEFORE);
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.certificates", certificate.pem());
            return connection.withProperties(properties);
        }
    }

    /// Takes another bootstrap list.
    record UseAddresses(String label, String bootstrap) implements Change {

        @Override
        public Connection applied(Connection connection) {
            return connection.withBootstrap(bootstrap);
        }
    }

    /// Logs in with what the user has yet to give: `protocol` and one of the `mechanisms` go into the form.
    record Credentials(String label, String protocol, List<String> mechanisms) implements Fix {
        public Credentials {
            mechanisms = List.copyOf(mechanisms);
        }
    }

    /// Reaches brokers at other addresses than they advertise; each was seen to lead to that very broker.
    record MapAddresses(String label, Map<Address, Address> through) implements Change {
        public MapAddresses {
            through = Map.copyOf(through);
        }

        /// The entries go before those that the connection's map has already.
        @Override
        public Connection applied(Connection connection) {
            var mappings = new ArrayList<Mapping>();
            through.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                    .forEach(entry -> mappings.add(Mapping.of(hostPort(entry.getKey()), hostPort(entry.getValue()))));
            if (connection.route() instanceof Route.Mapped(var before)) {
                mappings.addAll(before);
            }
            return connection.withRoute(new Route.Mapped(mappings));
        }
    }

    /// Reaches each broker through a port-forward of the user's own kubectl.
    record PortForward(String label, List<Pod> pods) implements Change {

        /// A broker's pod, as its advertised name tells.
        public record Pod(int broker, String namespace, String name, int port) {
        }

        public PortForward {
            pods = List.copyOf(pods);
        }

        @Override
        public Connection applied(Connection connection) {
            return connection.withRoute(new Route.Kubectl(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    /// Examines again, once something outside has been done.
    record TryAgain(String label) implements Fix {
    }

    /// Text to copy into `file` of the brokers, such as *server.properties*.
    record BrokerText(String label, String file, String text) implements Fix {
    }

    /// Something to look at or to ask for, in a sentence or two.
    record Advice(String label) implements Fix {
    }

    private static HostPort hostPort(Address address) {
        return new HostPort(address.host(), address.port());
    }
}
