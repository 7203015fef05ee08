package dev.topicscope.kafka;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Advertised;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.PortView;
import dev.topicscope.doctor.Ports;
import dev.topicscope.doctor.Security;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.FailureException;

/// Looks for another address of each broker that can't be reached where it says: the addresses of the list, those beside them in order
/// (node ports, forwarded ports), the broker's own port at the list's host, and what the brokers advertise for other listeners. Each is
/// taken only if that very broker answers there.
final class DetourProbe {

    /// A cluster of hundreds would else be met with thousands of connections.
    private static final int MOST = 96;

    private final ClusterProbe cluster;
    private final String clusterId;
    private final List<Address> entries;
    private final Deadline deadline;
    private final Cancellation cancellation;

    DetourProbe(ClusterProbe cluster, String clusterId, List<PortView> ports, Security security, Deadline deadline,
            Cancellation cancellation) {
        this.cluster = cluster;
        this.clusterId = clusterId;
        this.entries = ports.stream().filter(port -> Ports.isUsable(port, security)).map(PortView::address).toList();
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    private record Try(int broker, Address through) {
    }

    /// The same brokers, those out of reach with an address at which they answer, where one was found.
    List<Advertised> find(List<Advertised> all) throws FailureException {
        if (all.stream().allMatch(Advertised::isReached)) {
            return all;
        }
        var first = tries(all, entries);
        var found = ask(all, first);
        var listeners = new ArrayList<>(found.stream().flatMap(one -> one.listeners().stream()).toList());
        var others = listeners.stream().map(Advertised.Listener::address).filter(address -> !entries.contains(address)).toList();
        return others.isEmpty() || found.stream().allMatch(one -> one.isReached() || one.through().isPresent()) ? found
                : ask(found, tries(found, others));
    }

    private List<Try> tries(List<Advertised> all, List<Address> known) {
        var tries = new LinkedHashSet<Try>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isReached() || all.get(i).through().isPresent()) {
                continue;
            }
            int broker = all.get(i).broker().id();
            known.forEach(address -> tries.add(new Try(broker, address)));
            for (var entry : known) {
                for (int beside = -i; beside < all.size() - i; beside++) {
                    add(tries, broker, entry.host(), entry.port() + beside);
                    add(tries, broker, entry.host(), entry.port() - beside);
                }
                add(tries, broker, entry.host(), all.get(i).broker().port());
            }
        }
        return tries.stream().limit(MOST).toList();
    }

    private static void add(LinkedHashSet<Try> tries, int broker, String host, int port) {
        if (port > 0 && port <= 65_535) {
            tries.add(new Try(broker, new Address(host, port)));
        }
    }

    private List<Advertised> ask(List<Advertised> all, List<Try> tries) throws FailureException {
        var kafka = kafka(tries.stream().map(Try::through).distinct().toList());
        var worth = tries.stream().filter(one -> kafka.contains(one.through())).toList();
        var asked = worth.stream().map(one -> Waits.later("topicscope doctor", () -> identify(all, one))).toList();
        Waits.all(asked, deadline, cancellation);
        return all.stream().map(one -> withDetour(one, worth, asked)).toList();
    }

    /// Those at which a broker answers in the way that the connection is set to. A client is pointed nowhere else.
    private Set<Address> kafka(List<Address> addresses) throws FailureException {
        var looks = addresses.stream().map(address -> Waits.later("topicscope probe", () -> entries.contains(address)
                || cluster.speaksAsSet(address, deadline))).toList();
        var answers = Waits.all(looks, deadline, cancellation);
        return IntStream.range(0, addresses.size()).filter(i -> answers.get(i).orElse(false)).mapToObj(addresses::get)
                .collect(Collectors.toSet());
    }

    private ClusterProbe.Found identify(List<Advertised> all, Try one) {
        var advertised = all.stream().filter(broker -> broker.broker().id() == one.broker()).findFirst().orElseThrow();
        return cluster.identify(one.broker(), Optional.of(clusterId), advertised.address(), one.through(), deadline);
    }

    private static Advertised withDetour(Advertised one, List<Try> tries, List<CompletableFuture<ClusterProbe.Found>> asked) {
        for (int i = 0; i < tries.size(); i++) {
            if (tries.get(i).broker() == one.broker().id() && Waits.succeeded(asked.get(i))
                    && asked.get(i).join().identity() instanceof Identity.Itself) {
                return new Advertised(one.broker(), one.port(), one.identity(), Optional.of(tries.get(i).through()),
                        asked.get(i).join().listeners());
            }
        }
        return one;
    }
}
