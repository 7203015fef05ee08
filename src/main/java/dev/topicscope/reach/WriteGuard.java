package dev.topicscope.reach;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractRequest;

/// Keeps a connection from changing anything in the cluster: only requests that are known to read pass, everything else is answered with
/// Kafka's own error `POLICY_VIOLATION` and never leaves this machine.
final class WriteGuard {

    static final String REASON = "This connection is read-only.";

    /// The first version of Metadata that can be told not to create topics.
    private static final short TELLS_TO_CREATE = 4;

    private static final Set<ApiKeys> READS = EnumSet.of(ApiKeys.API_VERSIONS, ApiKeys.SASL_HANDSHAKE, ApiKeys.SASL_AUTHENTICATE,
            ApiKeys.METADATA, ApiKeys.FETCH, ApiKeys.LIST_OFFSETS, ApiKeys.OFFSET_FETCH, ApiKeys.FIND_COORDINATOR,
            ApiKeys.OFFSET_FOR_LEADER_EPOCH, ApiKeys.DESCRIBE_GROUPS, ApiKeys.LIST_GROUPS, ApiKeys.DESCRIBE_ACLS,
            ApiKeys.DESCRIBE_CONFIGS, ApiKeys.DESCRIBE_LOG_DIRS, ApiKeys.DESCRIBE_DELEGATION_TOKEN,
            ApiKeys.LIST_PARTITION_REASSIGNMENTS, ApiKeys.DESCRIBE_CLIENT_QUOTAS, ApiKeys.DESCRIBE_USER_SCRAM_CREDENTIALS,
            ApiKeys.DESCRIBE_QUORUM, ApiKeys.DESCRIBE_CLUSTER, ApiKeys.DESCRIBE_PRODUCERS, ApiKeys.DESCRIBE_TRANSACTIONS,
            ApiKeys.LIST_TRANSACTIONS, ApiKeys.CONSUMER_GROUP_DESCRIBE, ApiKeys.GET_TELEMETRY_SUBSCRIPTIONS,
            ApiKeys.LIST_CONFIG_RESOURCES, ApiKeys.DESCRIBE_TOPIC_PARTITIONS, ApiKeys.SHARE_GROUP_DESCRIBE,
            ApiKeys.STREAMS_GROUP_DESCRIBE, ApiKeys.DESCRIBE_SHARE_GROUP_OFFSETS);

    private WriteGuard() {
    }

    static boolean lets(ApiKeys api, short version) {
        return READS.contains(api) && (api != ApiKeys.METADATA || version >= TELLS_TO_CREATE);
    }

    /// Whether a request of that kind could write and still be useful when it is rewritten.
    static boolean tames(ApiKeys api) {
        return api == ApiKeys.METADATA;
    }

    /// A request for metadata, from its api key on, that creates no topic.
    static ByteBuffer tamed(short version, byte[] request) {
        var in = new ByteBufferAccessor(ByteBuffer.wrap(request));
        short headerVersion = ApiKeys.METADATA.requestHeaderVersion(version);
        var header = new RequestHeaderData(in, headerVersion);
        var data = new MetadataRequestData(in, version).setAllowAutoTopicCreation(false);
        var head = MessageUtil.toByteBufferAccessor(header, headerVersion).buffer();
        var body = MessageUtil.toByteBufferAccessor(data, version).buffer();
        return ByteBuffer.allocate(head.remaining() + body.remaining()).put(head).put(body).flip();
    }

    /// What is answered to a request (from its api key on), from the correlation id on; empty if that request wants no answer.
    static Optional<byte[]> refusal(ApiKeys api, short version, byte[] request) {
        var in = new ByteBufferAccessor(ByteBuffer.wrap(request));
        var header = new RequestHeaderData(in, api.requestHeaderVersion(version));
        var parsed = AbstractRequest.parseRequest(api, version, in).request;
        var answer = parsed.getErrorResponse(0, new PolicyViolationException(REASON));
        if (answer == null) {
            return Optional.empty();
        }
        var head = MessageUtil.toByteBufferAccessor(new ResponseHeaderData().setCorrelationId(header.correlationId()),
                api.responseHeaderVersion(version)).buffer();
        var body = MessageUtil.toByteBufferAccessor(answer.data(), version).buffer();
        return Optional.of(ByteBuffer.allocate(head.remaining() + body.remaining()).put(head).put(body).array());
    }
}
