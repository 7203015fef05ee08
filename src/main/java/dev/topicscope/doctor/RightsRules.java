package dev.topicscope.doctor;

import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.doctor.Rights.Grant;

/// What the cluster does not let the user do.
final class RightsRules {

    private RightsRules() {
    }

    static Optional<Diagnosis> topics(Evidence evidence) {
        return evidence.rights().flatMap(rights -> {
            if (rights.topics() == 0 && rights.describeCluster() == Grant.DENIED) {
                return Optional.of(new Diagnosis(Cause.NO_TOPIC_RIGHTS, "You are let in, but shown no topic: the account has no rights,"
                        + " or there are no topics.",
                        "Where brokers have access rules, they do not say “forbidden” when topics are listed: they leave out what you"
                        + " may not see. This account may not describe the cluster either, so it has few rights if any.",
                        Fixes.of(grant(evidence, "READ"), Fixes.again())));
            }
            if (rights.topics() > 0 && rights.readable().equals(OptionalInt.of(0))) {
                return Optional.of(new Diagnosis(Cause.NO_READ_RIGHT, "You may see " + Words.count(rights.topics(), "topic")
                        + ", but read none of them.",
                        "To list a topic is one right, to read its records another. The account has only the first.",
                        Fixes.of(grant(evidence, "READ"), Fixes.again())));
            }
            return Optional.empty();
        });
    }

    static Optional<Diagnosis> group(Evidence evidence) {
        boolean denied = evidence.coordinator().filter(one -> one.outcome() == Coordinator.Outcome.NOT_ALLOWED).isPresent()
                && evidence.security().login() && evidence.coordinator().flatMap(Coordinator::group).isPresent();
        return denied ? Optional.of(new Diagnosis(Cause.NO_GROUP_RIGHT, "Topics can be read, but this account may not use the consumer"
                + " group “"
                + evidence.coordinator().flatMap(Coordinator::group).orElseThrow() + "”.",
                "Topicscope reads without a group, so it is not hindered. Programs that join the group need a right to it.",
                Fixes.of(new Fix.BrokerText("The command that grants it", "kafka-acls.sh",
                        command(evidence)
                        + "  --allow-principal User:NAME --operation READ --group '"
                        + evidence.coordinator().flatMap(Coordinator::group).orElseThrow() + "'\n"))))
                : Optional.empty();
    }

    private static String command(Evidence evidence) {
        String server = evidence.ports().stream().filter(port -> Ports.isUsable(port, evidence.security())).findFirst()
                .map(port -> port.address().toString()).orElse("HOST:PORT");
        return "kafka-acls.sh --bootstrap-server " + server + " --command-config admin.properties --add \\\n";
    }

    private static Fix grant(Evidence evidence, String operation) {
        return new Fix.BrokerText("The command that grants it", "kafka-acls.sh",
                command(evidence)
                + "  --allow-principal User:NAME --operation " + operation + " --operation DESCRIBE --topic TOPIC\n");
    }
}
