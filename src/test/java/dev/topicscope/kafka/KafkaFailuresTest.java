package dev.topicscope.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class KafkaFailuresTest {

    private static final Duration TRIED = Duration.ofSeconds(3);
    private static final String ERRORS = "org.apache.kafka.common.errors.";

    private static Failure translated(Throwable thrown) {
        return KafkaFailures.translate(thrown, "read orders", TRIED).failure();
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                arguments(new SaslAuthenticationException("Authentication failed: Invalid username or password"),
                        new Failure.NotAuthenticated(ERRORS
                        + "SaslAuthenticationException: Authentication failed: Invalid username or password")),
                arguments(new SslAuthenticationException("SSL handshake failed", new SSLHandshakeException("PKIX path building failed")),
                        new Failure.NotAuthenticated(ERRORS + "SslAuthenticationException: SSL handshake failed\ncaused by "
                                + "javax.net.ssl.SSLHandshakeException: PKIX path building failed")),
                arguments(new TopicAuthorizationException(Set.of("orders")), new Failure.NotAuthorized("read orders", "topic orders",
                        ERRORS + "TopicAuthorizationException: Not authorized to access topics: [orders]")),
                arguments(new TopicAuthorizationException("Topic authorization failed."),
                        new Failure.NotAuthorized("read orders", "the cluster",
                        ERRORS + "TopicAuthorizationException: Topic authorization failed.")),
                arguments(GroupAuthorizationException.forGroupId("billing"), new Failure.NotAuthorized("read orders", "group billing",
                        ERRORS + "GroupAuthorizationException: Not authorized to access group: billing")),
                arguments(new ClusterAuthorizationException("Cluster authorization failed."),
                        new Failure.NotAuthorized("read orders", "the cluster",
                        ERRORS + "ClusterAuthorizationException: Cluster authorization failed.")),
                arguments(new UnknownTopicOrPartitionException("gone"), new Failure.NotFound("such topic or partition",
                        ERRORS + "UnknownTopicOrPartitionException: gone")),
                arguments(new UnknownTopicIdException("gone"), new Failure.NotFound("such topic or partition", ERRORS
                        + "UnknownTopicIdException: gone")),
                arguments(new InvalidTopicException("a b"), new Failure.NotFound("topic of that name", ERRORS
                        + "InvalidTopicException: a b")),
                arguments(new TimeoutException("Timed out waiting for a node assignment. Call: listNodes"),
                        new Failure.TimedOut("read orders", TRIED,
                        ERRORS + "TimeoutException: Timed out waiting for a node assignment. Call: listNodes")),
                arguments(new NotEnoughReplicasException("too few"), new Failure.Refused("read orders", ERRORS
                        + "NotEnoughReplicasException: too few")),
                arguments(new UnsupportedVersionException("old"), new Failure.Refused("read orders", ERRORS
                        + "UnsupportedVersionException: old")),
                arguments(DisconnectException.INSTANCE, new Failure.Refused("read orders", ERRORS + "DisconnectException")),
                arguments(new IllegalStateException("a defect"), new Failure.Unexpected("read orders",
                        "java.lang.IllegalStateException: a defect")));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void anExceptionIsWhatItMeansToAUser(Throwable thrown, Failure failure) {
        assertThat(translated(thrown)).isEqualTo(failure);
        assertThat(translated(new ExecutionException(new CompletionException(thrown)))).isEqualTo(failure);
    }

    @Test
    void aTooLargeRecordNamesTheLimitInItsWay() {
        assertThat(translated(new RecordTooLargeException(
                "The request included a message larger than the max message size the server will accept.")))
                .isInstanceOfSatisfying(Failure.Refused.class, refused -> assertThat(refused.detail())
                        .contains("max.message.bytes", "RecordTooLarge"));
        assertThat(translated(new RecordTooLargeException("The message is 2000088 bytes when serialized which is larger than 1048576,"
                + " which is the value of the max.request.size configuration.")))
                .isInstanceOfSatisfying(Failure.Refused.class, refused -> assertThat(refused.detail())
                        .contains("larger than max.request.size", "2000088"));
    }

    @Test
    void aBadPropertyIsNamedWithoutItsValue() {
        var bad = new ConfigException("security.protocol", "secret", "String must be one of (case insensitive): SSL, PLAINTEXT");
        for (var thrown : List.of(bad, new KafkaException("Failed to create new KafkaAdminClient", bad))) {
            assertThat(translated(thrown)).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
                assertThat(invalid.field()).isEqualTo("properties");
                assertThat(invalid.reason())
                        .isEqualTo("The client property security.protocol: String must be one of (case insensitive): SSL, PLAINTEXT.");
                assertThat(invalid.toString()).doesNotContain("secret");
            });
        }
        assertThat(translated(new ConfigException("whatever secret it quotes")).toString()).doesNotContain("secret");
    }

    @Test
    void aNameThatNobodyKnowsIsNoBadProperty() {
        assertThat(translated(new KafkaException("Failed to construct kafka consumer",
                new ConfigException("No resolvable bootstrap urls given in bootstrap.servers")))).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void whatKeepsAClientFromBeingMadeIsTold() {
        var thrown = new KafkaException("Failed to create new KafkaAdminClient",
                new KafkaException("Failed to load SSL keystore /k.jks of type JKS",
                new IOException("keystore password was incorrect")));
        assertThat(translated(thrown)).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
            assertThat(invalid.reason()).isEqualTo("No client can be made with these properties: keystore password was incorrect.");
            assertThat(invalid.detail()).contains("/k.jks");
        });
    }

    @Test
    void noDetailHasASecret() {
        for (String message : List.of("Value not specified for key 'hunter2' in JAAS config", "bad option password=\"hunter2\" here",
                "sasl.jaas.config = hunter2", "ssl.key.password: hunter2", "client_secret=hunter2")) {
            assertThat(translated(new KafkaException("outer", new IllegalArgumentException(message))).toString()).as(message)
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void whatIsTranslatedStaysAsItIs() {
        var failure = new FailureException(new Failure.Cancelled());
        assertThat(KafkaFailures.translate(new CompletionException(failure), "anything", TRIED)).isSameAs(failure);
    }
}
