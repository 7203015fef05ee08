package dev.topicscope.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.topicscope.access.Security.Encryption.Tls;
import dev.topicscope.access.Security.Identity;
import dev.topicscope.access.Security.Login;
import dev.topicscope.access.Security.Login.Scram.Bits;
import dev.topicscope.access.Security.StoreType;
import dev.topicscope.access.Security.Trust;
import dev.topicscope.model.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class PastedConnectionTest {

    private static final Predicate<String> KNOWN = name -> ConsumerConfig.configNames().contains(name)
            || ProducerConfig.configNames().contains(name) || AdminClientConfig.configNames().contains(name);

    @ParameterizedTest
    @ValueSource(strings = {"a:9092,b:9093", "a:9092; b:9093", "PLAINTEXT://a\n b:9093/", "  a b:9093 "})
    void aListOfAddresses(String text) {
        assertThat(read(text)).isEqualTo(new PastedConnection("a:9092,b:9093", Map.of(), Map.of(), List.of()));
    }

    @Test
    void aPropertiesFileOfKafkasOwnClients() {
        var pasted = read("""
                # Confluent Cloud
                bootstrap.servers=pkc-1.eu.confluent.cloud:9092
                security.protocol=SASL_SSL
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
                  username='KEY' password='SECRET=1';
                sasl.mechanism=PLAIN
                client.dns.lookup=use_all_dns_ips
                schema.registry.url=https://sr.example
                """);

        assertThat(pasted.bootstrap()).isEqualTo("pkc-1.eu.confluent.cloud:9092");
        assertThat(security(pasted)).isEqualTo(new Security(Tls.DEFAULT, new Login.Plain("KEY", new Secret("SECRET=1"))));
        assertThat(pasted.properties()).containsEntry("client.dns.lookup", "use_all_dns_ips").doesNotContainKey("schema.registry.url");
        assertThat(pasted.notes()).singleElement().asString().contains("schema.registry.url", "left out");
    }

    @Test
    void aConfigurationOfLibrdkafka() {
        var pasted = read("""
                metadata.broker.list=broker-1:9094
                security.protocol=sasl_ssl
                sasl.mechanisms=SCRAM-SHA-512
                sasl.username=me
                sasl.password=p w
                ssl.ca.location=/etc/ca.pem
                socket.keepalive.enable=true
                """);

        assertThat(pasted.bootstrap()).isEqualTo("broker-1:9094");
        assertThat(security(pasted)).isEqualTo(new Security(new Tls(new Trust.PemFile("/etc/ca.pem"), new Identity.None(), true),
                new Login.Scram(Bits.SHA_512, "me", new Secret("p w"))));
        assertThat(pasted.notes()).singleElement().asString().contains("socket.keepalive.enable");
    }

    @Test
    void keyAndCertificateInFilesOfTheirOwnAreNamedForReading() {
        var pasted = read("bootstrap.servers=a:1\nsecurity.protocol=ssl\nssl.certificate.location=/me.crt\nssl.key.location=/me.key\n");

        assertThat(pasted.files()).containsOnly(Map.entry("ssl.keystore.certificate.chain", "/me.crt"),
                Map.entry("ssl.keystore.key", "/me.key"));
        assertThat(pasted.properties()).containsEntry("ssl.keystore.type", "PEM");
    }

    @Test
    void aSwitchedOffCheckOfCertificatesIsNotTakenOver() {
        assertThat(read("bootstrap.servers=a:1\nenable.ssl.certificate.verification=false").notes())
                .singleElement().asString().contains("always checks");
    }

    @Test
    void aCommandOfKcat() {
        var pasted = read("$ kcat -b a:9092,b -L -X security.protocol=SASL_PLAINTEXT -Xsasl.mechanisms=PLAIN \\\n"
                + " -X 'sasl.username=me' -X \"sasl.password=it's\" -t orders");

        assertThat(pasted.bootstrap()).isEqualTo("a:9092,b:9092");
        assertThat(security(pasted).login()).isEqualTo(new Login.Plain("me", new Secret("it's")));
    }

    @Test
    void aCommandOfKafkasScripts() {
        assertThat(read("bin/kafka-console-consumer.sh --topic x --bootstrap-server k:9092 --from-beginning").bootstrap())
                .isEqualTo("k:9092");
    }

    @Test
    void anApplicationOfSpring() {
        var pasted = read("""
                spring:
                  kafka:
                    bootstrap-servers: ${KAFKA_BROKERS:one:9092,two:9092}
                    security:
                      protocol: SASL_SSL
                    ssl:
                      trust-store-location: file:/etc/trust.p12
                      trust-store-password: ${TRUST_PASSWORD}
                      trustStoreType: PKCS12
                    properties:
                      sasl.mechanism: SCRAM-SHA-256
                      "[sasl.jaas.config]": org.apache.kafka.common.security.scram.ScramLoginModule required username="u" password="p";
                    consumer:
                      group-id: orders
                """);

        assertThat(pasted.bootstrap()).isEqualTo("one:9092,two:9092");
        assertThat(security(pasted)).isEqualTo(new Security(new Tls(new Trust.Store("/etc/trust.p12", StoreType.PKCS12, new Secret("")),
                new Identity.None(), true), new Login.Scram(Bits.SHA_256, "u", new Secret("p"))));
        assertThat(pasted.notes()).singleElement().asString().contains("TRUST_PASSWORD");
    }

    @Test
    void propertiesOfSpring() {
        var pasted = read("spring.kafka.bootstrap-servers=a:1\nspring.kafka.security.protocol=SASL_PLAINTEXT\n"
                + "spring.kafka.properties.sasl.mechanism=PLAIN\n"
                + "spring.kafka.jaas.login-module=org.apache.kafka.common.security.plain.PlainLoginModule\n"
                + "spring.kafka.jaas.options.username=u\nspring.kafka.jaas.options.password=p\n");

        assertThat(security(pasted)).isEqualTo(new Security(new Security.Encryption.None(), new Login.Plain("u", new Secret("p"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'bootstrap.servers': 'a:9092', 'sasl.mechanism': 'PLAIN', 'sasl.username': 'u', 'sasl.password': 'p'}",
        "conf = {\n  'bootstrap.servers': 'a:9092',\n  'sasl.mechanism': 'PLAIN',\n  'sasl.username': 'u', 'sasl.password': 'p',\n}",
        "{\"bootstrap.servers\": \"a:9092\", \"sasl.mechanism\": \"PLAIN\", \"sasl.username\": \"u\", \"sasl.password\": \"p\"}",
        "bootstrap.servers: a:9092\nsasl.mechanism: PLAIN\nsasl.username: u\nsasl.password: p"})
    void aDictionaryOfAScript(String text) {
        var pasted = read(text);

        assertThat(pasted.bootstrap()).isEqualTo("a:9092");
        assertThat(pasted.properties()).containsKey("sasl.jaas.config").containsEntry("sasl.mechanism", "PLAIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "hello, this is: no [configuration", "a = b", "<xml/>", "${X}", "{", "port:\n- 1",
        "not an address at all!"})
    void whatIsNoConnectionIsNotTakenForOne(String text) {
        assertThat(PastedConnection.read(text, KNOWN)).isEmpty();
    }

    @Test
    void aBombOfAliasesDoesNoHarm() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        assertThat(PastedConnection.read(text.toString(), KNOWN)).isEmpty();
    }

    private static PastedConnection read(String text) {
        Optional<PastedConnection> read = PastedConnection.read(text, KNOWN);
        assertThat(read).isPresent();
        return read.orElseThrow();
    }

    private static Security security(PastedConnection pasted) {
        return SecurityProperties.read(pasted.properties()).security();
    }
}
