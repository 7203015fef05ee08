package dev.topicscope.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Advertised.Listener;
import dev.topicscope.doctor.Coordinator;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Login;
import dev.topicscope.doctor.Rights;
import dev.topicscope.doctor.Rights.Grant;
import dev.topicscope.kafka.BrokerChannel.RefusedException;
import dev.topicscope.kafka.BrokerQuestions.Members;
import dev.topicscope.kafka.BrokerQuestions.Self;
import dev.topicscope.kafka.BrokerQuestions.Topics;
import dev.topicscope.model.Cancellation;

/// Logs in at one address at a time and asks. Each call is for a thread of its own: it blocks until the deadline at most, and throws
/// unchecked what the client library throws when it can't construct a login.
final class ClusterProbe {

    private final SecuritySettings settings;
    private final Cancellation cancellation;

    ClusterProbe(SecuritySettings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
    }

    /// What the first questions at an address of the list gave.
    record Entry(Address address, Login.Outcome outcome, String detail, Optional<Members> members) {

        static Entry failed(Address address, Login.Outcome outcome, String detail) {
            return new Entry(address, outcome, detail, Optional.empty());
        }
    }

    /// Who was found at an address at which a broker should be.
    record Found(Identity identity, List<Listener> listeners, Grant describeConfigs) {

        static Found nobody(String reason) {
            return new Found(new Identity.Nobody(reason), List.of(), Grant.UNKNOWN);
        }
    }

    /// What is asked once for the whole cluster. What could not be asked is empty.
    record Whole(Optional<Topics> topics, Optional<Coordinator> coordinator, Optional<Rights> rights) {
    }

    Entry enter(Address address, Deadline deadline) {
        try (var channel = open(address, address, deadline)) {
            return new Entry(address, Login.Outcome.PASSED, "", Optional.of(new BrokerQuestions(channel, deadline).members()));
        } catch (RefusedException e) {
            return Entry.failed(address, Login.Outcome.REFUSED, said(e));
        } catch (IOException e) {
            return Entry.failed(address, Login.Outcome.FAILED, said(e));
        }
    }

    /// Who answers at `through`, under the name of `advertised`? The cluster is the one that answers, if it is not known.
    Found identify(int broker, Address advertised, Address through, Deadline deadline) {
        if (!speaksAsSet(through, deadline)) {
            return Found.nobody("No broker answers at " + through + " in the way this connection is set to.");
        }
        return identify(broker, Optional.empty(), advertised, through, deadline);
    }

    Found identify(int broker, Optional<String> clusterId, Address advertised, Address through, Deadline deadline) {
        try (var channel = open(advertised, through, deadline)) {
            var questions = new BrokerQuestions(channel, deadline);
            Self self = questions.self(broker, clusterId.isPresent() ? clusterId.get() : questions.members().clusterId());
            return new Found(self.identity(), self.listeners(), self.describeConfigs());
        } catch (RefusedException e) {
            return Found.nobody("The login is refused: " + said(e) + ".");
        } catch (IOException e) {
            return Found.nobody("A client does not get through: " + said(e) + ".");
        }
    }

    /// Whether a broker answers at `address` with this connection's TLS and login, whatever the name in its certificate.
    boolean speaksAsSet(Address address, Deadline deadline) {
        var port = new WireProbe(address, settings, deadline, cancellation, WireProbe.Progress.NONE).look();
        return port.speaksKafka() && port.speaksTls() == settings.security().tls()
                && port.broker().filter(broker -> !broker.controller() && !broker.tooOld()).isPresent();
    }

    /// `entry` is an address of the list, at which the login has passed. `group` is the one that the user's properties name.
    Whole whole(Address entry, Optional<String> group, int broker, Deadline deadline) {
        Optional<Topics> topics = Optional.empty();
        Optional<Coordinator> coordinator = Optional.empty();
        try (var channel = open(entry, entry, deadline)) {
            var questions = new BrokerQuestions(channel, deadline);
            topics = Optional.of(questions.topics());
            coordinator = Optional.of(questions.coordinator(group, topics.get().hasGroupOffsets()));
            return new Whole(topics, coordinator, Optional.of(questions.rights(topics.get(), coordinator.get(),
                    questions.mayDescribeConfigs(broker))));
        } catch (RefusedException | IOException e) {
            return new Whole(topics, coordinator, Optional.empty());
        }
    }

    private BrokerChannel open(Address name, Address through, Deadline deadline) throws IOException, RefusedException {
        Map<String, Object> client = settings.client();
        return BrokerChannel.open(client, name, through, deadline, cancellation);
    }

    private static String said(Exception e) {
        String detail = KafkaFailures.detail(e.getCause() == null ? e : e.getCause());
        String first = detail.lines().findFirst().orElse("");
        int colon = first.indexOf(": ");
        return (colon < 0 ? first : first.substring(colon + 2)).strip().replaceAll("\\.$", "");
    }
}
