package dev.topicscope.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData.DescribeConfigsResource;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResourceResult;
import org.apache.kafka.common.message.DescribeConfigsResponseData.DescribeConfigsResult;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiVersionsRequest;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.DescribeClusterRequest;
import org.apache.kafka.common.requests.DescribeClusterResponse;
import org.apache.kafka.common.requests.DescribeConfigsRequest;
import org.apache.kafka.common.requests.DescribeConfigsResponse;
import org.apache.kafka.common.requests.DescribeGroupsRequest;
import org.apache.kafka.common.requests.DescribeGroupsResponse;
import org.apache.kafka.common.requests.FindCoordinatorRequest;
import org.apache.kafka.common.requests.FindCoordinatorResponse;
import org.apache.kafka.common.requests.ListGroupsRequest;
import org.apache.kafka.common.requests.ListGroupsResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.utils.Utils;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Advertised.Listener;
import dev.topicscope.doctor.Coordinator;
import dev.topicscope.doctor.Identity;
import dev.topicscope.doctor.Rights;
import dev.topicscope.doctor.Rights.Grant;
import dev.topicscope.kafka.BrokerChannel.RefusedException;
import dev.topicscope.model.Broker;

/// What a broker is asked once somebody is logged in. Only questions: none creates a topic, not even that of the groups' offsets.
final class BrokerQuestions {

    private static final Pattern EXPECTED_BROKER = Pattern.compile("expected (\\d+)");
    private static final int NOT_TOLD = Integer.MIN_VALUE;
    private static final short CHECKS_IDENTITY = 5;

    private final BrokerChannel channel;
    private final Deadline deadline;

    BrokerQuestions(BrokerChannel channel, Deadline deadline) {
        this.channel = channel;
        this.deadline = deadline;
    }

    /// The cluster without its topics.
    record Members(String clusterId, Optional<Integer> controller, List<Broker> brokers) {
    }

    /// The topics that the user may see, in figures.
    record Topics(int count, OptionalInt readable, OptionalInt writable, int partitions, int leaderless, TreeSet<Integer> replicas,
            boolean hasGroupOffsets) {
    }

    /// Which broker answers, and how it advertises its other listeners.
    record Self(Identity identity, List<Listener> listeners, Grant describeConfigs) {
    }

    Members members() throws IOException, RefusedException {
        var answer = channel.call(new MetadataRequest.Builder(new MetadataRequestData().setTopics(new ArrayList<>())
                .setAllowAutoTopicCreation(false)), MetadataResponse.class, deadline).orElseThrow(() ->
                new IOException("the broker is too old"));
        return new Members(String.valueOf(answer.clusterId()), Optional.ofNullable(answer.controller()).map(Node::id),
                answer.brokers().stream().sorted((a, b) -> a.id() - b.id()).map(node -> new Broker(node.id(), node.host(), node.port(),
                        Optional.ofNullable(node.rack()))).toList());
    }

    Topics topics() throws IOException, RefusedException {
        var told = allTopics(true);
        // Brokers before 2.3 can't be asked for rights.
        var answer = (told.isPresent() ? told : allTopics(false)).orElseThrow(() -> new IOException("the broker is too old"));
        var all = answer.data().topics();
        var own = all.stream().filter(topic -> !topic.isInternal()).toList();
        var partitions = all.stream().flatMap(topic -> topic.partitions().stream()).toList();
        return new Topics(own.size(), may(own, AclOperation.READ), may(own, AclOperation.WRITE), partitions.size(),
                (int) partitions.stream().filter(partition -> partition.leaderId() < 0).count(),
                partitions.stream().flatMap(partition -> partition.replicaNodes().stream()).collect(Collectors.toCollection(TreeSet::new)),
                all.stream().anyMatch(topic -> Topic.GROUP_METADATA_TOPIC_NAME.equals(topic.name())));
    }

    private Optional<MetadataResponse> allTopics(boolean rights) throws IOException, RefusedException {
        return channel.call(new MetadataRequest.Builder(new MetadataRequestData().setTopics(null).setAllowAutoTopicCreation(false)
                .setIncludeTopicAuthorizedOperations(rights)), MetadataResponse.class, deadline);
    }

    private static OptionalInt may(List<MetadataResponseTopic> topics, AclOperation operation) {
        if (topics.stream().anyMatch(topic -> topic.topicAuthorizedOperations() == NOT_TOLD)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) topics.stream().filter(topic -> Utils.from32BitField(topic.topicAuthorizedOperations())
                .contains(operation.code())).count());
    }

    /// Whether this is `broker` of `clusterId`.
    Self self(int broker, String clusterId) throws IOException, RefusedException {
        var members = members();
        if (!members.clusterId().equals(clusterId)) {
            return new Self(new Identity.OtherCluster(members.clusterId()), List.of(), Grant.UNKNOWN);
        }
        var answer = configs(broker);
        if (answer.isEmpty()) {
            return new Self(new Identity.SameCluster(), List.of(), Grant.UNKNOWN);
        }
        var error = Errors.forCode(answer.get().errorCode());
        if (error == Errors.NONE) {
            return new Self(new Identity.Itself(), listeners(answer.get()), Grant.ALLOWED);
        }
        var expected = EXPECTED_BROKER.matcher(String.valueOf(answer.get().errorMessage()));
        if (error == Errors.INVALID_REQUEST && expected.find()) {
            int id = Integer.parseInt(expected.group(1));
            var own = configs(id).filter(one -> one.errorCode() == Errors.NONE.code());
            return new Self(new Identity.OtherBroker(id), own.map(BrokerQuestions::listeners).orElse(List.of()), Grant.ALLOWED);
        }
        return new Self(byGreeting(broker, clusterId, members), List.of(),
                error == Errors.CLUSTER_AUTHORIZATION_FAILED ? Grant.DENIED : Grant.UNKNOWN);
    }

    /// From 4.4 on, a broker says at the greeting whether it is the one that the client means, and everybody may ask.
    private Identity byGreeting(int broker, String clusterId, Members members) throws IOException, RefusedException {
        var meant = greeted(broker, clusterId);
        if (meant.isEmpty()) {
            return new Identity.SameCluster();
        }
        if (meant.get()) {
            return new Identity.Itself();
        }
        for (var other : members.brokers()) {
            if (other.id() != broker && greeted(other.id(), clusterId).orElse(false)) {
                return new Identity.OtherBroker(other.id());
            }
        }
        return new Identity.Nobody("A broker of the cluster answers, but not broker " + broker + ".");
    }

    private Optional<Boolean> greeted(int broker, String clusterId) throws IOException, RefusedException {
        var data = new ApiVersionsRequestData().setClientSoftwareName("topicscope").setClientSoftwareVersion("1").setClusterId(clusterId)
                .setNodeId(broker);
        return channel.call(new ApiVersionsRequest.Builder(data, CHECKS_IDENTITY, CHECKS_IDENTITY), ApiVersionsResponse.class, deadline)
                .map(response -> Errors.forCode(response.data().errorCode()) == Errors.NONE);
    }

    private Optional<DescribeConfigsResult> configs(int broker) throws IOException, RefusedException {
        var resource = new DescribeConfigsResource().setResourceType(ConfigResource.Type.BROKER.id())
                .setResourceName(Integer.toString(broker))
                .setConfigurationKeys(List.of("advertised.listeners", "listeners", "listener.security.protocol.map"));
        return channel.call(new DescribeConfigsRequest.Builder(new DescribeConfigsRequestData().setResources(List.of(resource))),
                DescribeConfigsResponse.class, deadline).map(response -> response.data().results().getFirst());
    }

    /// Asked of whichever broker this is: the wrong one says so only to those who may ask.
    Grant mayDescribeConfigs(int broker) throws IOException, RefusedException {
        return configs(broker).map(result -> switch (Errors.forCode(result.errorCode())) {
            case NONE, INVALID_REQUEST -> Grant.ALLOWED;
            case CLUSTER_AUTHORIZATION_FAILED -> Grant.DENIED;
            default -> Grant.UNKNOWN;
        }).orElse(Grant.UNKNOWN);
    }

    private static List<Listener> listeners(DescribeConfigsResult result) {
        var values = result.configs().stream().filter(config -> config.value() != null)
                .collect(Collectors.toMap(DescribeConfigsResourceResult::name, DescribeConfigsResourceResult::value));
        var protocols = new HashMap<String, String>();
        for (String pair : values.getOrDefault("listener.security.protocol.map", "").split(",")) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                protocols.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
            }
        }
        String advertised = values.getOrDefault("advertised.listeners", values.getOrDefault("listeners", ""));
        var listeners = new ArrayList<Listener>();
        for (String one : advertised.split(",")) {
            int scheme = one.indexOf("://");
            if (scheme > 0 && one.substring(scheme + 3).matches(".+:[0-9]{1,5}")) {
                String name = one.substring(0, scheme).strip();
                listeners.add(new Listener(name, protocols.getOrDefault(name, name), Address.parse(one.substring(scheme + 3).strip())));
            }
        }
        return listeners;
    }

    Grant describeCluster() throws IOException, RefusedException {
        var answer = channel.call(new DescribeClusterRequest.Builder(new DescribeClusterRequestData()
                .setIncludeClusterAuthorizedOperations(true)), DescribeClusterResponse.class, deadline);
        if (answer.isEmpty() || answer.get().data().clusterAuthorizedOperations() == NOT_TOLD) {
            return Grant.UNKNOWN;
        }
        return Utils.from32BitField(answer.get().data().clusterAuthorizedOperations()).contains(AclOperation.DESCRIBE.code())
                ? Grant.ALLOWED : Grant.DENIED;
    }

    /// Who coordinates `group`, or else any group of which is known; not asked while there may be none, since that would create the topic
    /// of their offsets.
    Coordinator coordinator(Optional<String> group, boolean hasGroupOffsets) throws IOException, RefusedException {
        var listed = channel.call(new ListGroupsRequest.Builder(new ListGroupsRequestData()), ListGroupsResponse.class, deadline)
                .flatMap(response -> response.data().groups().stream().findFirst()).map(found -> found.groupId());
        if (group.isPresent() && mayNotDescribe(group.get())) {
            return new Coordinator(Coordinator.Outcome.NOT_ALLOWED, group, OptionalInt.empty(), "");
        }
        if (!hasGroupOffsets && listed.isEmpty()) {
            return new Coordinator(Coordinator.Outcome.NO_GROUPS_YET, group, OptionalInt.empty(), "");
        }
        String asked = group.or(() -> listed).orElse("topicscope");
        var request = new FindCoordinatorRequestData().setKeyType((byte) 0).setCoordinatorKeys(List.of(asked));
        var answer = channel.call(new FindCoordinatorRequest.Builder(request), FindCoordinatorResponse.class, deadline);
        if (answer.isEmpty() || answer.get().coordinators().isEmpty()) {
            return new Coordinator(Coordinator.Outcome.UNKNOWN, group, OptionalInt.empty(), "");
        }
        var found = answer.get().coordinators().getFirst();
        return switch (Errors.forCode(found.errorCode())) {
            case NONE -> new Coordinator(Coordinator.Outcome.FOUND, group.or(() -> listed), OptionalInt.of(found.nodeId()), "");
            case GROUP_AUTHORIZATION_FAILED -> new Coordinator(Coordinator.Outcome.NOT_ALLOWED, group, OptionalInt.empty(), "");
            case COORDINATOR_NOT_AVAILABLE, COORDINATOR_LOAD_IN_PROGRESS -> new Coordinator(Coordinator.Outcome.UNAVAILABLE, group,
                    OptionalInt.empty(), String.valueOf(found.errorMessage()));
            default -> new Coordinator(Coordinator.Outcome.UNKNOWN, group, OptionalInt.empty(),
                    Errors.forCode(found.errorCode()).message());
        };
    }

    /// Asked of a broker that may not be the coordinator: rights come first, and nothing is created.
    private boolean mayNotDescribe(String group) throws IOException, RefusedException {
        return channel.call(new DescribeGroupsRequest.Builder(new DescribeGroupsRequestData().setGroups(List.of(group))),
                DescribeGroupsResponse.class, deadline).stream().flatMap(response -> response.data().groups().stream())
                .anyMatch(found -> found.errorCode() == Errors.GROUP_AUTHORIZATION_FAILED.code());
    }

    Rights rights(Topics topics, Coordinator coordinator, Grant describeConfigs) throws IOException, RefusedException {
        var group = switch (coordinator.outcome()) {
            case FOUND -> Grant.ALLOWED;
            case NOT_ALLOWED -> Grant.DENIED;
            default -> Grant.UNKNOWN;
        };
        return new Rights(topics.count(), topics.readable(), topics.writable(), describeCluster(), describeConfigs, group);
    }

    /// What the properties say which group the user means.
    static Optional<String> group(Map<String, String> properties) {
        return Optional.ofNullable(properties.get("group.id")).map(String::strip).filter(group -> !group.isEmpty());
    }
}
