package dev.topicscope.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.doctor.Examination;
import dev.topicscope.doctor.Fix;
import dev.topicscope.doctor.Step;

/// An examination as lines of JSON.
final class DoctorJson {

    private DoctorJson() {
    }

    static String step(Step step) {
        var object = JsonNodeFactory.instance.objectNode().put("hop", step.hop().name()).put("title", step.hop().title())
                .put("state", step.state().name()).put("summary", step.summary()).put("millis", step.took().toMillis());
        step.evidence().forEach(object.putArray("evidence")::add);
        return object.toString();
    }

    static String verdict(Examination examination) {
        var diagnosis = examination.diagnosis();
        var object = JsonNodeFactory.instance.objectNode().put("healthy", diagnosis.isHealthy()).put("cause", diagnosis.cause().name())
                .put("sentence", diagnosis.sentence()).put("explanation", diagnosis.explanation())
                .put("millis", examination.took().toMillis());
        var fixes = object.putArray("fixes");
        diagnosis.fixes().forEach(fix -> fixes.add(fix(fix)));
        return object.toString();
    }

    private static ObjectNode fix(Fix fix) {
        var object = JsonNodeFactory.instance.objectNode().put("kind", fix.getClass().getSimpleName()).put("label", fix.label());
        switch (fix) {
            case Fix.SetProperties(String _, var set, var removed) -> {
                var properties = object.putObject("set");
                set.forEach(properties::put);
                removed.forEach(object.putArray("removed")::add);
            }
            case Fix.TrustCertificate(String _, var certificate) -> object.put("subject", certificate.subject())
                    .put("sha256", certificate.sha256()).put("pem", certificate.pem());
            case Fix.UseAddresses(String _, String bootstrap) -> object.put("bootstrap", bootstrap);
            case Fix.Credentials(String _, String protocol, var mechanisms) ->
                    mechanisms.forEach(object.put("protocol", protocol).putArray("mechanisms")::add);
            case Fix.MapAddresses(String _, var through) -> {
                var map = object.putObject("through");
                through.forEach((from, to) -> map.put(from.toString(), to.toString()));
            }
            case Fix.PortForward(String _, var pods) -> {
                var list = object.putArray("pods");
                pods.forEach(pod -> list.addObject().put("broker", pod.broker()).put("namespace", pod.namespace()).put("name", pod.name())
                        .put("port", pod.port()));
            }
            case Fix.BrokerText(String _, String file, String text) -> object.put("file", file).put("text", text);
            case Fix.TryAgain(String _), Fix.Advice(String _) -> { }
        }
        return object;
    }
}
