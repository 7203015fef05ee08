package dev.topicscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.model.Broker;
import dev.topicscope.model.BrokerTraffic;
import dev.topicscope.model.ClientTrouble;
import dev.topicscope.model.HostPort;

/// How a connection is doing: each broker, what is wrong with it, and what passes to and from it where that is known. Immutable.
record Health(List<Line> lines) {

    static final Health UNKNOWN = new Health(List.of());

    Health {
        lines = List.copyOf(lines);
    }

    /// One broker, or an address or the cluster where something is wrong with that.
    record Line(String name, Optional<ClientTrouble> trouble, Optional<BrokerTraffic> traffic) {

        Line {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(trouble, "trouble");
            Objects.requireNonNull(traffic, "traffic");
        }

        boolean isWell() {
            return trouble.isEmpty() && traffic.flatMap(BrokerTraffic::trouble).isEmpty();
        }

        /// What is wrong, half a sentence; empty if nothing is.
        Optional<String> sentence() {
            return trouble.map(ClientTrouble::sentence).or(() -> traffic.flatMap(BrokerTraffic::trouble)
                    .map(BrokerTraffic.Trouble::sentence));
        }
    }

    /// Puts together what is known of the same broker. `brokers` are those that the cluster named last.
    static Health of(List<Broker> brokers, List<ClientTrouble> troubles, List<BrokerTraffic> traffic) {
        var lines = new ArrayList<Line>();
        var spokenOf = new ArrayList<ClientTrouble>();
        for (var broker : brokers) {
            var its = troubles.stream().filter(trouble -> trouble.broker().equals(OptionalInt.of(broker.id()))).findFirst();
            its.ifPresent(spokenOf::add);
            var address = new HostPort(broker.host(), broker.port());
            lines.add(new Line(broker.id() + " · " + broker.address(), its, traffic.stream()
                    .filter(passed -> passed.broker().equals(address)).findFirst()));
        }
        troubles.stream().filter(trouble -> !spokenOf.contains(trouble))
                .forEach(trouble -> lines.add(new Line(trouble.subject(), Optional.of(trouble), Optional.empty())));
        return new Health(lines);
    }

    boolean isWell() {
        return lines.stream().allMatch(Line::isWell);
    }

    /// What is wrong, in a few words; empty if nothing is.
    Optional<String> summary() {
        var ill = lines.stream().filter(line -> !line.isWell()).toList();
        if (ill.isEmpty()) {
            return Optional.empty();
        }
        var first = ill.getFirst();
        String subject = first.trouble().map(ClientTrouble::subject).orElse("broker " + first.name());
        return Optional.of(ill.size() == 1 ? subject + ": " + first.sentence().orElse("") : subject + " and " + (ill.size() - 1)
                + (ill.size() == 2 ? " other are" : " others are") + " in trouble");
    }
}
