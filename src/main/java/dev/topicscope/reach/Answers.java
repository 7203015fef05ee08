package dev.topicscope.reach;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

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
import org.apache.kafka.common.protocol.Readable;

import dev.topicscope.model.HostPort;

/// Rewrites the broker addresses in answers, of all seven kinds that carry any, and the versions that a broker offers. Thread-safe.
///
/// Reads and writes with the message classes of the clients' own library, so that it knows every version that they ask for.
final class Answers {

    /// The last version of Fetch without addresses (KIP-951): later ones would have to be held and read whole.
    private static final short FETCH_WITHOUT_ADDRESSES = 15;
    private static final short PRODUCE_WITH_ADDRESSES = 10;
    private static final short MANY_COORDINATORS = 4;
    private static final Set<ApiKeys> WITH_ADDRESSES = EnumSet.of(ApiKeys.METADATA, ApiKeys.FIND_COORDINATOR, ApiKeys.DESCRIBE_CLUSTER,
            ApiKeys.SHARE_FETCH, ApiKeys.SHARE_ACKNOWLEDGE);

    private final UnaryOperator<HostPort> local;

    /// `local` makes of an advertised address the one where a client finds it here.
    Answers(UnaryOperator<HostPort> local) {
        this.local = local;
    }

    /// Whether answers of that kind have to be rewritten.
    static boolean concern(ApiKeys api, short version) {
        return WITH_ADDRESSES.contains(api) || api == ApiKeys.API_VERSIONS
                || api == ApiKeys.FETCH && version > FETCH_WITHOUT_ADDRESSES
                || api == ApiKeys.PRODUCE && version >= PRODUCE_WITH_ADDRESSES;
    }

    /// An answer as the client gets it, from its correlation id on, and how long the broker throttles.
    record Rewritten(ByteBuffer answer, int throttleMillis, boolean anotherBroker) {
    }

    /// Rewrites the `answer`, which begins with its correlation id. What is no such answer ends this with Kafka's own unchecked exceptions.
    Rewritten rewrite(ApiKeys api, short version, byte[] answer) {
        var in = new ByteBufferAccessor(ByteBuffer.wrap(answer));
        var header = new ResponseHeaderData(in, api.responseHeaderVersion(version));
        int body = answer.length - in.remaining();
        short written = version;
        if (api == ApiKeys.API_VERSIONS && ByteBuffer.wrap(answer).getShort(body) == Errors.UNSUPPORTED_VERSION.code()) {
            // The one answer whose version the request does not tell (KIP-511).
            written = 0;
        }
        var read = read(api, written, in);
        var bytes = MessageUtil.toByteBufferAccessor(read.message(), written).buffer();
        var head = MessageUtil.toByteBufferAccessor(header, api.responseHeaderVersion(version)).buffer();
        var whole = ByteBuffer.allocate(head.remaining() + bytes.remaining()).put(head).put(bytes).flip();
        return new Rewritten(whole, read.throttleMillis(), read.anotherBroker());
    }

    private record Read(ApiMessage message, int throttleMillis, boolean anotherBroker) {

        private Read(ApiMessage message, int throttleMillis) {
            this(message, throttleMillis, false);
        }
    }

    private Read read(ApiKeys api, short version, Readable in) {
        return switch (api) {
            case API_VERSIONS -> versions(new ApiVersionsResponseData(in, version));
            case METADATA -> {
                var data = new MetadataResponseData(in, version);
                data.brokers().forEach(broker -> at(broker.host(), broker.port(), (host, port) -> broker.setHost(host).setPort(port)));
                yield new Read(data, data.throttleTimeMs());
            }
            case FIND_COORDINATOR -> coordinators(new FindCoordinatorResponseData(in, version), version);
            case DESCRIBE_CLUSTER -> {
                var data = new DescribeClusterResponseData(in, version);
                data.brokers().forEach(broker -> at(broker.host(), broker.port(), (host, port) -> broker.setHost(host).setPort(port)));
                yield new Read(data, data.throttleTimeMs());
            }
            case PRODUCE -> {
                var data = new ProduceResponseData(in, version);
                data.nodeEndpoints().forEach(node -> at(node.host(), node.port(), (host, port) -> node.setHost(host).setPort(port)));
                yield new Read(data, data.throttleTimeMs());
            }
            case FETCH -> {
                var data = new FetchResponseData(in, version);
                data.nodeEndpoints().forEach(node -> at(node.host(), node.port(), (host, port) -> node.setHost(host).setPort(port)));
                yield new Read(data, data.throttleTimeMs());
            }
            case SHARE_FETCH -> {
                var data = new ShareFetchResponseData(in, version);
                data.nodeEndpoints().forEach(node -> at(node.host(), node.port(), (host, port) -> node.setHost(host).setPort(port)));
                yield new Read(data, data.throttleTimeMs());
            }
            case SHARE_ACKNOWLEDGE -> {
                var data = new ShareAcknowledgeResponseData(in, version);
                data.nodeEndpoints().forEach(node -> at(node.host(), node.port(), (host, port) -> node.setHost(host).setPort(port)));
                yield new Read(data, data.throttleTimeMs());
            }
            default -> throw new IllegalArgumentException("Answers of " + api + " carry no addresses");
        };
    }

    private static Read versions(ApiVersionsResponseData data) {
        var fetch = data.apiKeys().find(ApiKeys.FETCH.id);
        if (fetch != null && fetch.minVersion() <= FETCH_WITHOUT_ADDRESSES && fetch.maxVersion() > FETCH_WITHOUT_ADDRESSES) {
            fetch.setMaxVersion(FETCH_WITHOUT_ADDRESSES);
        }
        return new Read(data, data.throttleTimeMs(), data.errorCode() == Errors.REBOOTSTRAP_REQUIRED.code());
    }

    private Read coordinators(FindCoordinatorResponseData data, short version) {
        if (version < MANY_COORDINATORS) {
            at(data.host(), data.port(), (host, port) -> data.setHost(host).setPort(port));
        }
        Collection<FindCoordinatorResponseData.Coordinator> coordinators = data.coordinators();
        coordinators.forEach(found -> at(found.host(), found.port(), (host, port) -> found.setHost(host).setPort(port)));
        return new Read(data, data.throttleTimeMs());
    }

    private void at(String host, int port, Place place) {
        // An answer without an address says so with an empty host.
        if (host != null && !host.isEmpty() && port > 0) {
            var here = local.apply(new HostPort(host, port));
            place.set(here.host(), here.port());
        }
    }

    private interface Place {
        void set(String host, int port);
    }
}
