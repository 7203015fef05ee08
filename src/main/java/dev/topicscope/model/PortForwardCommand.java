package dev.topicscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The command that forwards a port to a broker in Kubernetes. Pure.
public final class PortForwardCommand {

    private PortForwardCommand() {
    }

    /// The command as one types it; empty if the broker's name is none of Kubernetes.
    public static Optional<String> shown(Route.Kubectl route, HostPort broker) {
        return words(route, broker).map(words -> words.stream().map(PortForwardCommand::quoted).collect(Collectors.joining(" ")));
    }

    /// The command as the program and its arguments; empty if the broker's name is none of Kubernetes.
    public static Optional<List<String>> words(Route.Kubectl route, HostPort broker) {
        return KubernetesName.chosen(broker).map(name -> {
            var words = new ArrayList<String>();
            words.add(route.program().orElse("kubectl"));
            route.kubeconfig().ifPresent(file -> words.addAll(List.of("--kubeconfig", file)));
            route.context().ifPresent(context -> words.addAll(List.of("--context", context)));
            name.namespace().or(route::namespace).ifPresent(namespace -> words.addAll(List.of("--namespace", namespace)));
            words.addAll(List.of("port-forward", "--address", "127.0.0.1", name.resource(), ":" + broker.port()));
            return List.copyOf(words);
        });
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
