package dev.topicscope.ui.doctor;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.doctor.Fix;
import dev.topicscope.ui.kit.Clips;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// What has to be read before a fix is taken: a certificate, commands, texts for the brokers.
final class FixPanel extends VBox {

    private static final int MOST_ROWS = 16;
    private static final int LONGEST_SUBJECT = 200;

    private FixPanel(String title) {
        super(8);
        getStyleClass().add("fix-panel");
        var heading = new Label(title);
        heading.getStyleClass().add("strong");
        getChildren().add(heading);
    }

    /// What the certificate says of itself, and its fingerprint to compare.
    static Node trust(Fix.TrustCertificate fix, Runnable onTrust) {
        var panel = new FixPanel("Trust this certificate, and those it has signed, for this connection?");
        panel.setId("doctor-trust");
        var certificate = fix.certificate();
        panel.getChildren().addAll(fact("Subject", certificate.subject()), fact("Issuer", certificate.issuer()),
                fact("Valid", certificate.notBefore() + " to " + certificate.notAfter()), fact("SHA-256", certificate.sha256()),
                quiet("Ask who runs the cluster for the fingerprint, by another way than this network, and compare it."));
        var trust = new Button("Trust it and connect");
        trust.setId("doctor-trust-now");
        trust.getStyleClass().add(Styles.ACCENT);
        trust.setOnAction(_ -> onTrust.run());
        panel.getChildren().add(new HBox(8, trust));
        return panel;
    }

    /// The commands that will run, which can be run by hand too.
    static Node forwards(List<String> commands, Runnable onForward) {
        var panel = new FixPanel("Topicscope runs these for you, watches them, and ends them with the connection:");
        panel.setId("doctor-forwards");
        panel.getChildren().addAll(text(String.join("\n", commands)),
                quiet("They use your own kubectl and its current context. Choose another context in the connection's form, under Route."));
        var go = new Button("Connect through kubectl");
        go.setId("doctor-forward-now");
        go.getStyleClass().add(Styles.ACCENT);
        go.setOnAction(_ -> onForward.run());
        panel.getChildren().add(new HBox(8, go, copy("Copy the commands", String.join("\n", commands))));
        return panel;
    }

    /// What to write into the brokers' own configuration.
    static Node brokerSide(List<Fix.BrokerText> texts) {
        var panel = new FixPanel("For whoever runs the brokers, with the names and ports found:");
        panel.setId("doctor-broker-side");
        for (var fix : texts) {
            var name = new Label(fix.label());
            name.getStyleClass().add("strong");
            var file = new Label(fix.file());
            file.getStyleClass().addAll(Look.MONO, Look.QUIET);
            var head = new HBox(8, name, file, new Spacer(), copy("Copy", fix.text()));
            head.getStyleClass().add("fix-head");
            panel.getChildren().addAll(head, text(fix.text()));
        }
        return panel;
    }

    private static Node fact(String name, String value) {
        var label = new Label(name);
        label.setMinWidth(70);
        label.getStyleClass().add(Look.QUIET);
        // The server chose these words: they must not push anything out of sight.
        String shown = value.length() > LONGEST_SUBJECT ? value.substring(0, LONGEST_SUBJECT) + "…" : value;
        var words = new Label(shown);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add(Look.MONO);
        return new HBox(8, label, words);
    }

    private static TextArea text(String text) {
        var area = new TextArea(text.stripTrailing());
        area.setEditable(false);
        area.setPrefRowCount((int) Math.min(MOST_ROWS, text.lines().count()));
        area.setMinHeight(Region.USE_PREF_SIZE);
        area.getStyleClass().add(Look.MONO);
        Fields.leaveByTab(area);
        return area;
    }

    private static Button copy(String words, String text) {
        var copy = new Button(words, Icons.COPY.node());
        copy.setOnAction(_ -> Clips.put(text));
        return copy;
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(Look.QUIET);
        return label;
    }
}
