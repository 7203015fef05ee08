package dev.topicscope.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How the brokers of a cluster are reached from this machine. Holds no secret: passwords come from [Secrets].
public sealed interface Route {

    /// At the addresses they advertise.
    record Direct() implements Route {
    }

    /// At other addresses than they advertise. An entry for one address wins over a pattern, and of patterns the first that fits. What no
    /// entry is for is tried as advertised.
    record Mapped(List<Mapping> mappings) implements Route {
        public Mapped {
            mappings = List.copyOf(mappings);
        }

        /// Where `advertised` is reached; empty if no entry is for it.
        public Optional<HostPort> find(HostPort advertised) {
            var exact = mappings.stream().filter(Mapping::isExact).flatMap(entry -> entry.apply(advertised).stream()).findFirst();
            return exact.isPresent() ? exact : mappings.stream().flatMap(entry -> entry.apply(advertised).stream()).findFirst();
        }
    }

    /// From an SSH server, itself reached through `jump` if there is one. `knownHosts` is a file; absent, it is the user's own.
    record Ssh(SshServer server, Optional<SshServer> jump, Optional<String> knownHosts) implements Route {
        public Ssh {
            Objects.requireNonNull(server, "server");
            Objects.requireNonNull(jump, "jump");
            Objects.requireNonNull(knownHosts, "knownHosts");
        }
    }

    /// Through a SOCKS5 proxy (RFC 1928), which looks the names up. With a `user`, the password is a secret.
    record Socks(HostPort proxy, Optional<String> user) implements Route {
        public Socks {
            Objects.requireNonNull(proxy, "proxy");
            Objects.requireNonNull(user, "user");
        }
    }

    /// Through an HTTP proxy that knows CONNECT (RFC 9110 §9.3.6), which looks the names up. With a `user`, the password is a secret.
    record HttpConnect(HostPort proxy, Optional<String> user) implements Route {
        public HttpConnect {
            Objects.requireNonNull(proxy, "proxy");
            Objects.requireNonNull(user, "user");
        }
    }

    /// Through `kubectl port-forward`, one for each broker, by the user's own program, configuration and context where they are absent.
    ///
    /// `namespace` is for names that tell none.
    record Kubectl(Optional<String> context, Optional<String> namespace, Optional<String> kubeconfig, Optional<String> program)
            implements Route {
        public Kubectl {
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(kubeconfig, "kubeconfig");
            Objects.requireNonNull(program, "program");
        }
    }
}
