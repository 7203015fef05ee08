package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.topicscope.doctor.Advertised.Listener;

/// The ways past advertised addresses that can't be reached.
final class AdvertisedFixes {

    private AdvertisedFixes() {
    }

    static List<Fix> of(Evidence evidence, List<Advertised> lost) {
        var fixes = new ArrayList<Fix>();
        listener(evidence).ifPresent(fixes::add);
        map(evidence).ifPresent(fixes::add);
        var pods = evidence.advertised().stream().flatMap(one -> Kubernetes.pod(one.broker()).stream()).toList();
        if (pods.size() == evidence.advertised().size()) {
            fixes.add(new Fix.PortForward("Port-forward with kubectl", pods));
        }
        if (fixes.isEmpty()) {
            fixes.add(Fixes.advice("If you know other addresses of " + (lost.size() == 1 ? "this broker" : "these brokers")
                    + " (node ports, forwarded ports, a tunnel), write them beside the advertised ones."));
        }
        var texts = new BrokerTexts(evidence);
        fixes.addAll(texts.all());
        fixes.add(Fixes.again());
        return fixes;
    }

    /// Every broker that is out of reach was found at another address.
    private static Optional<Fix> map(Evidence evidence) {
        var map = new TreeMap<Address, Address>((a, b) -> a.toString().compareTo(b.toString()));
        evidence.advertised().stream().filter(one -> !one.isReached())
                .forEach(one -> one.through().ifPresent(through -> map.put(one.address(), through)));
        long lost = evidence.advertised().stream().filter(one -> !one.isReached()).count();
        return map.size() == lost && lost > 0 ? Optional.of(new Fix.MapAddresses("Connect through these addresses", map))
                : Optional.empty();
    }

    /// Each broker was found at the address that it advertises for one and the same other listener.
    private static Optional<Fix> listener(Evidence evidence) {
        var all = evidence.advertised();
        return all.getFirst().listeners().stream().map(Listener::name).distinct()
                .filter(name -> all.stream().allMatch(one -> one.through().isPresent() && one.listeners().stream()
                        .anyMatch(listener -> listener.name().equals(name) && listener.address().equals(one.through().get()))))
                .findFirst()
                .map(name -> new Fix.UseAddresses("Use the listener " + name,
                        String.join(",", all.stream().map(one -> one.through().orElseThrow().toString()).toList())));
    }
}
