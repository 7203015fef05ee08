package dev.topicscope.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a host name that brokers in Kubernetes advertise stands for there: `pod/kafka-0` or `service/kafka`, and its namespace if the name
/// tells one. Pure.
///
/// Pods of a StatefulSet are named `pod.service.namespace.svc.cluster.local`, services `service.namespace.svc.cluster.local`; the ends may
/// be left off.
record KubernetesName(String resource, Optional<String> namespace) {

    /// Pods of a StatefulSet are numbered.
    private static final Pattern POD = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?-[0-9]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    /// Empty if the name is of no such shape.
    static Optional<KubernetesName> of(HostPort broker) {
        var labels = List.of(broker.host().split("\\."));
        int svc = labels.indexOf("svc");
        var own = svc < 0 ? labels : labels.subList(0, svc);
        if (own.isEmpty() || !own.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            return Optional.empty();
        }
        boolean pod = POD.matcher(own.getFirst()).matches();
        if (own.size() == 3 && (svc >= 0 || pod)) {
            return Optional.of(new KubernetesName("pod/" + own.getFirst(), Optional.of(own.get(2))));
        }
        if (own.size() == 2 && svc >= 0) {
            return Optional.of(new KubernetesName("service/" + own.getFirst(), Optional.of(own.get(1))));
        }
        return Optional.empty();
    }

    /// The same for a route that was chosen: then a name without dots, or of a pod and its service, is one too.
    static Optional<KubernetesName> chosen(HostPort broker) {
        var labels = List.of(broker.host().split("\\."));
        boolean shortName = labels.size() <= 2 && LABEL.matcher(labels.getFirst()).matches();
        String kind = POD.matcher(labels.getFirst()).matches() ? "pod/" : "service/";
        return of(broker).or(() -> Optional.of(new KubernetesName(kind + labels.getFirst(), Optional.empty())).filter(_ -> shortName));
    }
}
