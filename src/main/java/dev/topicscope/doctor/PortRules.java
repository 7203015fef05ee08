package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way up to somebody who speaks Kafka: names, ports, and what listens there instead.
final class PortRules {

    private PortRules() {
    }

    static Optional<Diagnosis> firstHop(Evidence evidence) {
        return Ports.furthest(evidence).filter(port -> !port.isConnected())
                .map(port -> port.name().isKnown() ? tcp(evidence, port) : name(port));
    }

    private static Diagnosis name(PortView port) {
        String host = port.address().host();
        if (port.name().timedOut()) {
            return new Diagnosis(Cause.NAME_LOOK_UP_HANGS, "The look-up of the name " + host + " does not come to an end.",
                    "Before anything else, a host's name must be turned into an address. The servers that do this did not answer in time:"
                    + " usual when a VPN has just gone, and its name servers are still being asked.",
                    Fixes.of(Fixes.advice("Switch the VPN on, or off and on again."), Fixes.again()));
        }
        var fixes = new ArrayList<Fix>();
        fixes.add(Fixes.advice("Check the spelling of “" + host + "”."));
        fixes.add(Fixes.advice("If the name belongs to a company network, switch its VPN on."));
        fixes.add(Fixes.again());
        String inside = Kubernetes.isInside(host) ? " Names like this one exist only inside a Kubernetes cluster: from outside, use the"
                + " address of a load balancer, a node port or a port-forward."
                : host.contains(".") ? "" : " A name without a dot is often that of a container, and known only to its neighbours: from"
                + " the host, use localhost and the published port.";
        return new Diagnosis(Cause.NAME_UNKNOWN, "This machine knows no host of the name " + host + ".",
                "Before anything else, a host's name must be turned into an address, and nobody whom this machine asks knows this name."
                + inside, fixes);
    }

    private static Diagnosis tcp(Evidence evidence, PortView port) {
        var tcp = port.tcp().orElseThrow();
        var address = port.address();
        if (port.name().startsWithIpv6OfBoth()) {
            return ipv6(port);
        }
        return switch (tcp.outcome()) {
            case REFUSED -> evidence.nearby().isEmpty() ? closed(address) : wrongPort(evidence, port);
            case NO_ROUTE -> new Diagnosis(Cause.NO_ROUTE, "There is no way from this machine to " + address.host() + ".",
                    "The name is known, but the network says that nothing leads to its address: no network at all, another network than"
                    + " the cluster's, or a VPN that is off.", Fixes.of(Fixes.advice("Check the network and the VPN."), Fixes.again()));
            case BROKEN, CONNECTED -> new Diagnosis(Cause.CONNECTION_BROKEN, "The connection to " + address + " broke: " + tcp.detail()
                    + ".",
                    "A connection was begun and then cut, by the host or by something in between.", Fixes.of(Fixes.again()));
            case SILENT -> new Diagnosis(Cause.PORT_FILTERED, "Nothing at all answers at " + address + ", not even to refuse.",
                    "A host that is there and has no such port says so at once. Silence means that the packets never arrive or are dropped:"
                    + " a firewall or a cloud security group that does not let this machine in, a VPN that is off, or an address that"
                    + " belongs to nobody.",
                    Fixes.of(Fixes.advice("Switch the VPN on."), Fixes.advice("Ask for port " + address.port() + " of " + address.host()
                            + " to be opened to this machine's network (firewall, security group)."), Fixes.again()));
        };
    }

    private static Diagnosis closed(Address address) {
        return new Diagnosis(Cause.PORT_CLOSED, "The host " + address.host() + " is there, but nothing listens on port " + address.port()
                + ".",
                "The host refused the connection at once. Either the port is wrong, or the broker does not run, or not yet: a starting"
                + " broker opens its port only when it has caught up with its cluster, and one that finds no majority of controllers"
                + " never does. Other addresses of the list, if any, did not get further.",
                Fixes.of(Fixes.again(), Fixes.advice("Check that the broker runs, and whether its log says that it waits for a"
                + " controller."),
                        Fixes.advice("Compare the port with the broker's listeners; with containers, with the published port."),
                        Fixes.advice("If this is a port-forward, start it again.")));
    }

    private static Diagnosis wrongPort(Evidence evidence, PortView port) {
        var found = evidence.nearby().getFirst();
        var fixes = new ArrayList<Fix>();
        evidence.nearby().forEach(near -> fixes.add(new Fix.UseAddresses("Use " + near.address(), near.address().toString())));
        if (found.speaksTls() != evidence.security().tls()) {
            fixes.addAll(Fixes.speakAs(found, evidence.security()));
        }
        return new Diagnosis(Cause.WRONG_PORT, "Nothing listens on port " + port.address().port() + " of " + port.address().host()
                + ", but a Kafka broker answers on port " + found.address().port() + ".",
                "The host refused the port in the list. Kafka's usual ports were tried on the same host, and one of them is a broker's.",
                fixes);
    }

    private static Diagnosis ipv6(PortView port) {
        String host = port.address().host();
        var ipv4 = port.name().addresses().stream().filter(address -> !address.contains(":")).findFirst().orElseThrow();
        var through = new Address(ipv4, port.address().port());
        return new Diagnosis(Cause.IPV6_FIRST, "The name " + host + " leads to an IPv6 address first, and nothing answers there.",
                "The name has addresses of both kinds. Kafka's clients try only the kind that comes first, never the other, so a broker"
                + " that listens on IPv4 alone is not found.",
                List.of(new Fix.UseAddresses("Use " + through, through.toString()),
                        Fixes.advice("Start the program with -Djava.net.preferIPv4Stack=true.")));
    }

    /// What listens there is no Kafka.
    static Optional<Diagnosis> speech(Evidence evidence) {
        return Ports.furthest(evidence).filter(port -> port.isConnected() && port.speech().isPresent() && !port.speaksKafka())
                .flatMap(port -> StrangerRules.diagnose(evidence, port));
    }

    /// It is Kafka, but not a broker that clients can use.
    static Optional<Diagnosis> role(Evidence evidence) {
        return Ports.furthest(evidence).flatMap(port -> port.broker().flatMap(broker -> role(port.address(), broker)));
    }

    private static Optional<Diagnosis> role(Address address, BrokerView broker) {
        if (broker.controller()) {
            return Optional.of(new Diagnosis(Cause.CONTROLLER, "A Kafka controller listens at " + address + ", not a broker.",
                    "Controllers keep the cluster's own records and talk to brokers only: they know no topics. Clients use the listener"
                    + " of a broker, usually on port 9092.",
                    Fixes.of(Fixes.advice("Use the port of a broker's listener: its server.properties has it in advertised.listeners, and"
                            + " the controller's in controller.listener.names."))));
        }
        if (broker.tooOld()) {
            return Optional.of(new Diagnosis(Cause.TOO_OLD, "The broker at " + address + " is too old: it is "
                    + broker.release().orElse("of"
                    + " an early release") + ", and Kafka's clients of today need 2.1 or newer.",
                    "Kafka 4 took the oldest forms of its requests out of its clients. A broker that knows only those can't be asked for"
                    + " topics or records any more.",
                    Fixes.of(Fixes.advice("Update the brokers to 2.1 or newer."))));
        }
        return Optional.empty();
    }
}
