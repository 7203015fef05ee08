package dev.topicscope.kafka;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.ApiVersionsResponse;

/// What a broker's ApiVersions answer tells of it. Pure.
final class BrokerTraits {

    /// The first release to answer a request, newest first.
    private static final Map<ApiKeys, String> SINCE = since();

    private BrokerTraits() {
    }

    static boolean isController(ApiVersionsResponse versions) {
        return versions.apiVersion(ApiKeys.METADATA.id) == null;
    }

    /// Whether it knows no form of Fetch or Produce that today's clients can use.
    static boolean isTooOld(ApiVersionsResponse versions) {
        return isTooOld(versions, ApiKeys.FETCH) || isTooOld(versions, ApiKeys.PRODUCE);
    }

    private static boolean isTooOld(ApiVersionsResponse versions, ApiKeys api) {
        var range = versions.apiVersion(api.id);
        return range != null && range.maxVersion() < api.oldestVersion();
    }

    /// `4.1 or newer`, `0.10`; empty if it gives no hint.
    static Optional<String> release(ApiVersionsResponse versions) {
        var greeting = versions.apiVersion(ApiKeys.API_VERSIONS.id);
        if (greeting != null && greeting.maxVersion() >= 5) {
            return Optional.of("4.4 or newer");
        }
        var found = SINCE.entrySet().stream().filter(entry -> versions.apiVersion(entry.getKey().id) != null).map(Map.Entry::getValue)
                .findFirst();
        return found.map(release -> release.equals("0.10") ? "0.10" : release + " or newer");
    }

    private static Map<ApiKeys, String> since() {
        var since = new LinkedHashMap<ApiKeys, String>();
        since.put(ApiKeys.STREAMS_GROUP_HEARTBEAT, "4.1");
        since.put(ApiKeys.CONSUMER_GROUP_DESCRIBE, "3.7");
        since.put(ApiKeys.LIST_TRANSACTIONS, "3.0");
        since.put(ApiKeys.DESCRIBE_CLUSTER, "2.8");
        since.put(ApiKeys.DESCRIBE_USER_SCRAM_CREDENTIALS, "2.7");
        since.put(ApiKeys.OFFSET_DELETE, "2.4");
        since.put(ApiKeys.INCREMENTAL_ALTER_CONFIGS, "2.3");
        since.put(ApiKeys.ELECT_LEADERS, "2.2");
        since.put(ApiKeys.DELETE_GROUPS, "1.1");
        since.put(ApiKeys.DESCRIBE_LOG_DIRS, "1.0");
        since.put(ApiKeys.INIT_PRODUCER_ID, "0.11");
        since.put(ApiKeys.API_VERSIONS, "0.10");
        return Collections.unmodifiableMap(since);
    }
}
