package dev.topicscope.doctor;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.topicscope.doctor.Fix.PortForward.Pod;
import dev.topicscope.model.Broker;

/// Names that only Kubernetes knows.
final class Kubernetes {

    /// `pod.service.namespace.svc`, with or without the domain of the cluster; a service's own name lacks the pod.
    private static final Pattern POD = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc(\\..+)?");
    /// `pod.service.namespace`: a StatefulSet's pods end in a number, and its headless service is often called so.
    private static final Pattern SHORT_POD = Pattern.compile("([a-z0-9-]+-[0-9]+)\\.([a-z0-9-]+)\\.([a-z0-9-]+)");
    /// The same without the namespace.
    private static final Pattern HEADLESS = Pattern.compile("[a-z0-9-]+-[0-9]+\\.[a-z0-9-]*(headless|brokers)[a-z0-9-]*");

    private Kubernetes() {
    }

    static boolean isInside(String host) {
        return host.endsWith(".svc") || host.contains(".svc.") || SHORT_POD.matcher(host).matches() || HEADLESS.matcher(host).matches();
    }

    /// The pod of a broker, where its name tells.
    static Optional<Pod> pod(Broker broker) {
        var full = POD.matcher(broker.host());
        if (full.matches()) {
            return Optional.of(new Pod(broker.id(), full.group(3), full.group(1), broker.port()));
        }
        var brief = SHORT_POD.matcher(broker.host());
        return brief.matches() ? Optional.of(new Pod(broker.id(), brief.group(3), brief.group(1), broker.port())) : Optional.empty();
    }
}
