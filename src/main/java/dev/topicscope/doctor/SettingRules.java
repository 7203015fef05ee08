package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong with what the user wrote.
final class SettingRules {

    private SettingRules() {
    }

    static Optional<Diagnosis> list(Evidence evidence) {
        if (evidence.malformed().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(Cause.MALFORMED_LIST, "The list of brokers can't be read: " + evidence.malformed().getFirst(),
                "The list names brokers as host:port, separated by commas. One broker that answers is enough, since it names the others;"
                + " several are better, in case one is down.",
                Fixes.of(Fixes.advice("Correct the list: " + String.join(" ", evidence.malformed())))));
    }

    static Optional<Diagnosis> properties(Evidence evidence) {
        return evidence.security().problem().map(problem -> {
            var fixes = new ArrayList<Fix>();
            evidence.ports().stream().filter(PortView::speaksKafka).findFirst()
                    .ifPresent(port -> fixes.addAll(Fixes.speakAs(port, evidence.security())));
            fixes.add(Fixes.advice("Correct the property, or leave it out."));
            return new Diagnosis(Cause.BAD_PROPERTIES, "No client can be made with these properties: " + problem
                    .replaceFirst("^(No client can be made with these properties: |The client property )", ""),
                    "Kafka's client checks its properties before it connects, and gives up where one is wrong: a misspelt value, a file"
                    + " that is not there, a password that does not open a key store, a login text without its semicolon.", fixes);
        });
    }

    /// All works, but part of the list is of no use.
    static Optional<Diagnosis> someAddresses(Evidence evidence) {
        var bad = evidence.ports().stream().filter(port -> !Ports.isUsable(port, evidence.security())).toList();
        boolean reached = !evidence.advertised().isEmpty() && evidence.advertised().stream().allMatch(Advertised::isReached);
        if (bad.isEmpty() || !reached) {
            return Optional.empty();
        }
        var good = evidence.ports().stream().filter(port -> !bad.contains(port)).map(port -> port.address().toString()).toList();
        if (good.isEmpty()) {
            return Optional.empty();
        }
        var addresses = bad.stream().map(PortView::address).toList();
        return Optional.of(new Diagnosis(Cause.SOME_ADDRESSES_FAIL,
                "The cluster can be used, but not through " + Words.listed(addresses) + ".",
                "Clients try the addresses of the list one after the other until one answers, so the others make up for it. "
                + bad.stream().map(port -> port.address() + ": " + Ports.problem(port, evidence.security()) + ".")
                        .collect(Collectors.joining(" ")),
                List.of(new Fix.UseAddresses("Leave out " + Words.listed(addresses), String.join(",", good)), Fixes.again())));
    }
}
