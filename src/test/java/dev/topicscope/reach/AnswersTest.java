package dev.topicscope.reach;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.message.ShareAcknowledgeResponseData;
import org.apache.kafka.common.message.ShareFetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.model.HostPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// That no answer lets a broker's own address through, in any version that this library asks for.
class AnswersTest {

    private static final String HOST = "kafka-7.hidden";
    private static final int CORRELATION = 42;

    private final Answers answers = new Answers(broker -> new HostPort("here-" + broker.host(), 1));

    private static Stream<Arguments> everyVersion() {
        return Stream.of(ApiKeys.METADATA, ApiKeys.FIND_COORDINATOR, ApiKeys.DESCRIBE_CLUSTER, ApiKeys.PRODUCE, ApiKeys.FETCH,
                        ApiKeys.SHARE_FETCH, ApiKeys.SHARE_ACKNOWLEDGE)
                .flatMap(api -> api.allVersions().stream().filter(version -> carries(api, version))
                        .map(version -> arguments(api, version)));
    }

    private static boolean carries(ApiKeys api, short version) {
        return api != ApiKeys.PRODUCE && api != ApiKeys.FETCH || version >= (api == ApiKeys.PRODUCE ? 10 : 16);
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void addressesAreReplacedInEveryVersion(ApiKeys api, short version) {
        assertThat(Answers.concern(api, version)).isTrue();

        var rewritten = rewrite(api, version, answer(api, version));

        assertThat(body(api, version, rewritten.answer()).toString()).contains("host='here-" + HOST + "'", "port=1")
                .doesNotContain("'" + HOST + "'").doesNotContain("9092");
    }

    private static ApiMessage answer(ApiKeys api, short version) {
        return switch (api) {
            case METADATA -> {
                var data = new MetadataResponseData();
                data.brokers().add(new MetadataResponseData.MetadataResponseBroker().setNodeId(7).setHost(HOST).setPort(9092));
                yield data;
            }
            case FIND_COORDINATOR -> version < 4 ? new FindCoordinatorResponseData().setNodeId(7).setHost(HOST).setPort(9092)
                    : new FindCoordinatorResponseData().setCoordinators(List.of(new FindCoordinatorResponseData.Coordinator()
                            .setKey("g").setNodeId(7).setHost(HOST).setPort(9092)));
            case DESCRIBE_CLUSTER -> {
                var data = new DescribeClusterResponseData().setClusterId("c");
                data.brokers().add(new DescribeClusterResponseData.DescribeClusterBroker().setBrokerId(7).setHost(HOST).setPort(9092));
                yield data;
            }
            case PRODUCE -> {
                var data = new ProduceResponseData();
                data.nodeEndpoints().add(new ProduceResponseData.NodeEndpoint().setNodeId(7).setHost(HOST).setPort(9092));
                yield data;
            }
            case FETCH -> {
                var data = new FetchResponseData();
                data.nodeEndpoints().add(new FetchResponseData.NodeEndpoint().setNodeId(7).setHost(HOST).setPort(9092));
                yield data;
            }
            case SHARE_FETCH -> {
                var data = new ShareFetchResponseData();
                data.nodeEndpoints().add(new ShareFetchResponseData.NodeEndpoint().setNodeId(7).setHost(HOST).setPort(9092));
                yield data;
            }
            case SHARE_ACKNOWLEDGE -> {
                var data = new ShareAcknowledgeResponseData();
                data.nodeEndpoints().add(new ShareAcknowledgeResponseData.NodeEndpoint().setNodeId(7).setHost(HOST).setPort(9092));
                yield data;
            }
            default -> throw new AssertionError(api);
        };
    }

    @Test
    void anAnswerWithoutAnAddressStaysOne() {
        var none = new FindCoordinatorResponseData().setNodeId(-1).setHost("").setPort(-1)
                .setErrorCode(Errors.COORDINATOR_NOT_AVAILABLE.code());

        var body = body(ApiKeys.FIND_COORDINATOR, (short) 3, rewrite(ApiKeys.FIND_COORDINATOR, (short) 3, none).answer());

        assertThat(body).isEqualTo(none);
    }

    @Test
    void fetchIsOfferedWithoutAddressesOnly() {
        var offered = new ApiVersionsResponseData();
        offered.apiKeys().add(new ApiVersionsResponseData.ApiVersion().setApiKey(ApiKeys.FETCH.id).setMinVersion((short) 4)
                .setMaxVersion((short) 18));
        offered.apiKeys().add(new ApiVersionsResponseData.ApiVersion().setApiKey((short) 999).setMaxVersion((short) 3));

        var answer = rewrite(ApiKeys.API_VERSIONS, (short) 4, offered).answer();
        var body = (ApiVersionsResponseData) body(ApiKeys.API_VERSIONS, (short) 4, answer);

        assertThat(body.apiKeys().find(ApiKeys.FETCH.id).maxVersion()).isEqualTo((short) 15);
        assertThat(body.apiKeys().find((short) 999).maxVersion()).isEqualTo((short) 3);
        assertThat(Answers.concern(ApiKeys.FETCH, (short) 15)).isFalse();
    }

    @Test
    void anOldBrokersAnswerToANewQuestionIsUnderstood() {
        var refused = new ApiVersionsResponseData().setErrorCode(Errors.UNSUPPORTED_VERSION.code());

        // Version 0, whatever was asked (KIP-511).
        var rewritten = answers.rewrite(ApiKeys.API_VERSIONS, (short) 5, bytes(ApiKeys.API_VERSIONS, (short) 0, refused));

        assertThat(body(ApiKeys.API_VERSIONS, (short) 0, rewritten.answer())).isEqualTo(refused);
    }

    @Test
    void anotherBrokerIsNoticed() {
        var refused = new ApiVersionsResponseData().setErrorCode(Errors.REBOOTSTRAP_REQUIRED.code());

        assertThat(rewrite(ApiKeys.API_VERSIONS, (short) 5, refused).anotherBroker()).isTrue();
    }

    private Answers.Rewritten rewrite(ApiKeys api, short version, ApiMessage answer) {
        return answers.rewrite(api, version, bytes(api, version, answer));
    }

    private static byte[] bytes(ApiKeys api, short version, ApiMessage answer) {
        var head = MessageUtil.toByteBufferAccessor(new ResponseHeaderData().setCorrelationId(CORRELATION),
                api.responseHeaderVersion(version)).buffer();
        var body = MessageUtil.toByteBufferAccessor(answer, version).buffer();
        return ByteBuffer.allocate(head.remaining() + body.remaining()).put(head).put(body).array();
    }

    private static ApiMessage body(ApiKeys api, short version, ByteBuffer answer) {
        var in = new ByteBufferAccessor(answer.duplicate());
        assertThat(new ResponseHeaderData(in, api.responseHeaderVersion(version)).correlationId()).isEqualTo(CORRELATION);
        ApiMessage body = api.messageType.newResponse();
        body.read(in, version);
        assertThat(in.remaining()).isZero();
        return body;
    }
}
