package dev.topicscope.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.topicscope.doctor.Fix.Credentials;
import dev.topicscope.doctor.Fix.SetProperties;

/// Logins that are missing, not taken, of the wrong kind, or refused.
final class LoginRules {

    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    private LoginRules() {
    }

    static Optional<Diagnosis> listener(Evidence evidence) {
        return Ports.furthest(evidence).flatMap(port -> port.broker().flatMap(broker -> listener(port, broker, evidence.security())));
    }

    private static Optional<Diagnosis> listener(PortView port, BrokerView broker, Security security) {
        if (broker.mechanisms().isEmpty()) {
            return Optional.empty();
        }
        var offered = broker.mechanisms().get();
        String mechanism = security.mechanism().orElse("");
        if (security.login() && offered.isEmpty()) {
            String protocol = Security.protocol(security.tls(), false);
            return Optional.of(new Diagnosis(Cause.LOGIN_NOT_TAKEN, "The connection wants to log in with " + mechanism
                    + ", but the listener at "
                    + port.address() + " takes no login.",
                    "Each listener of a broker has its own security. This one lets clients in without a name and a password; the cluster"
                    + " may have another one that asks for them, on another port.",
                    List.of(new SetProperties("Use " + protocol, Map.of("security.protocol", protocol),
                            Set.of("sasl.mechanism", "sasl.jaas.config")))));
        }
        if (!security.login() && !offered.isEmpty()) {
            return Optional.of(new Diagnosis(Cause.LOGIN_WANTED, "The broker at " + port.address() + " wants a login, and the connection"
                    + " has none.", "It answers a greeting from anybody, but hangs up on everything else before a login. It takes "
                    + String.join(" or ", offered) + ".",
                    List.of(new Credentials("Log in with " + String.join(" or ", offered), Security.protocol(security.tls(), true),
                    offered))));
        }
        if (security.login() && !offered.contains(mechanism)) {
            return Optional.of(new Diagnosis(Cause.WRONG_MECHANISM, "The broker at " + port.address() + " does not take logins with "
                    + mechanism
                    + ", but with " + String.join(" or ", offered) + ".",
                    "A mechanism is the way in which a name and a password, or a token, are proven. Client and broker must use the same.",
                    Fixes.mechanisms(security, offered)));
        }
        return Optional.empty();
    }

    static Optional<Diagnosis> credentials(Evidence evidence) {
        return evidence.login().filter(login -> login.outcome() != Login.Outcome.PASSED)
                .flatMap(login -> credentials(login, evidence.security()));
    }

    private static Optional<Diagnosis> credentials(Login login, Security security) {
        boolean token = security.mechanism().filter("OAUTHBEARER"::equals).isPresent();
        var skew = login.clockSkew().filter(found -> found.abs().compareTo(TOLERATED_SKEW) > 0);
        if (token && skew.isPresent()) {
            return Optional.of(new Diagnosis(Cause.CLOCK_SKEW, "This machine's clock is " + Words.span(skew.get())
                    + (skew.get().isNegative() ? " behind" : " ahead of") + " that of the token server, so tokens seem "
                    + (skew.get().isNegative() ? "not to be valid yet." : "to have run out."),
                    "A token holds for a few minutes, between two times that are written in it. Where clocks differ by more than that,"
                    + " it is refused although it is good.", Fixes.of(Fixes.advice("Set this machine's clock, best by a time server."),
                            Fixes.again())));
        }
        return switch (login.outcome()) {
            case TOKEN -> Optional.of(new Diagnosis(Cause.NO_TOKEN, "No token could be had to log in with.",
                    "With OAUTHBEARER a client first asks a token server for a token, and shows that to the broker. The first half failed: "
                    + login.detail(),
                    Fixes.of(Fixes.advice("Check sasl.oauthbearer.token.endpoint.url, the client's id and its secret."), Fixes.again())));
            case REFUSED -> Optional.of(refused(login, security));
            case PASSED, FAILED -> Optional.empty();
        };
    }

    private static Diagnosis refused(Login login, Security security) {
        String mechanism = security.mechanism().orElse("");
        boolean scram = mechanism.startsWith("SCRAM");
        return new Diagnosis(Cause.WRONG_CREDENTIALS, "The broker knows " + mechanism + ", but refuses this name or password.",
                "The way to the broker works and it takes this kind of login: what it refuses is the name, the password or the token"
                + " itself."
                + (scram ? " With SCRAM an unknown user and a wrong password look the same; users are kept for each SCRAM mechanism"
                + " apart." : "")
                + (login.detail().isBlank() ? "" : " It says: " + login.detail()),
                List.of(new Credentials("Correct name and password", security.protocol(), List.of(mechanism)),
                        Fixes.advice("Check that the account is one of this very cluster.")));
    }
}
