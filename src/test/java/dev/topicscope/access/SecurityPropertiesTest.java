package dev.topicscope.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.topicscope.access.Security.Encryption;
import dev.topicscope.access.Security.Encryption.Tls;
import dev.topicscope.access.Security.Identity;
import dev.topicscope.access.Security.Login;
import dev.topicscope.access.Security.Login.Scram.Bits;
import dev.topicscope.access.Security.StoreType;
import dev.topicscope.access.Security.Trust;
import dev.topicscope.model.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityPropertiesTest {

    static Stream<Security> kinds() {
        var trusts = List.of(new Trust.OfSystem(), new Trust.PemText("-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----"),
                new Trust.PemFile("/etc/ca.pem"), new Trust.Store("/etc/trust.p12", StoreType.PKCS12, new Secret("s3cret")),
                new Trust.Store("/etc/trust.jks", StoreType.JKS, new Secret("")));
        var identities = List.of(new Identity.None(), new Identity.PemText("chain", new Secret("key"), new Secret("")),
                new Identity.PemFile("/etc/me.pem", new Secret("pass")),
                new Identity.Store("/etc/me.jks", StoreType.JKS, new Secret("a"), new Secret("b")));
        var logins = List.of(new Login.None(), new Login.Plain("me", new Secret("quote\" back\\slash; semi")),
                new Login.Scram(Bits.SHA_256, "me", new Secret("p")), new Login.Scram(Bits.SHA_512, "me", new Secret("ü ö")),
                new Login.OAuth("https://id.example/token", "client", new Secret("x"), Optional.of("kafka")),
                new Login.OAuth("https://id.example/token", "client", new Secret("x"), Optional.empty()),
                new Login.Kerberos("kafka", Optional.of("me@EXAMPLE"), Optional.of("/etc/me.keytab")),
                new Login.Kerberos("kafka", Optional.empty(), Optional.empty()));
        var encryptions = Stream.concat(Stream.of(new Encryption.None()), trusts.stream().flatMap(trust -> identities.stream()
                .flatMap(identity -> Stream.of(true, false).map(checks -> new Tls(trust, identity, checks))))).toList();
        return encryptions.stream().flatMap(encryption -> logins.stream().map(login -> new Security(encryption, login)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfSecurityComesBackFromItsProperties(Security security) {
        var properties = SecurityProperties.of(security);

        var split = SecurityProperties.read(properties);

        assertThat(split.security()).isEqualTo(security);
        assertThat(split.others()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPropertyIsOneOfKafkas(Security security) {
        assertThat(ConsumerConfig.configNames()).containsAll(SecurityProperties.of(security).keySet());
    }

    @Test
    void nothingIsSaidWhereKafkasDefaultIsMeant() {
        assertThat(SecurityProperties.of(Security.NONE)).isEmpty();
        assertThat(SecurityProperties.of(new Security(Tls.DEFAULT, new Login.None())))
                .containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @Test
    void whatTheFormHasNoFieldForSurvives() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("security.protocol", "SASL_SSL");
        properties.put("sasl.mechanism", "AWS_MSK_IAM");
        properties.put("sasl.jaas.config", "software.amazon.msk.auth.iam.IAMLoginModule required;");
        properties.put("client.rack", "a");

        var split = SecurityProperties.read(properties);

        assertThat(split.security()).isEqualTo(Security.NONE);
        assertThat(split.others()).isEqualTo(properties);
        assertThat(SecurityProperties.isBeyond(split)).isTrue();
    }

    @Test
    void anOptionOfALoginThatNoFieldHoldsKeepsTheWholeLogin() {
        var properties = Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "SCRAM-SHA-256", "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a\" password=\"b\" tokenauth=\"true\";");

        assertThat(SecurityProperties.read(properties).others()).isEqualTo(properties);
    }

    @Test
    void aLoginWrittenByHandIsRead() {
        var split = SecurityProperties.read(Map.of("security.protocol", "sasl_ssl", "sasl.mechanism", "PLAIN", "sasl.jaas.config",
                "  org.apache.kafka.common.security.plain.PlainLoginModule   REQUIRED\n username=me\n password='it''s' ;"
                        .replace("''", "\\'")));

        assertThat(split.security().login()).isEqualTo(new Login.Plain("me", new Secret("it's")));
        assertThat(split.security().encryption()).isEqualTo(Tls.DEFAULT);
    }

    @Test
    void noSecurityTellsItsSecretsInItsText() {
        var security = new Security(new Tls(new Trust.Store("/t", StoreType.JKS, new Secret("hidden-1")),
                new Identity.PemText("chain", new Secret("hidden-2"), new Secret("hidden-3")), true),
                new Login.OAuth("https://e", "c", new Secret("hidden-4"), Optional.empty()));

        assertThat(security.toString()).doesNotContain("hidden").contains("/t");
    }
}
