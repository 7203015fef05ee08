package dev.topicscope.ui.doctor;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;

import dev.topicscope.doctor.Fix;
import dev.topicscope.ui.doctor.DoctorViewModel.Finding;
import dev.topicscope.ui.kit.Look;

/// What is wrong, in a sentence and a paragraph; the brokers, where it is about their addresses; and what helps.
final class VerdictCard extends VBox {

    private static final int MOST_IN_A_ROW = 3;

    private final DoctorViewModel model;
    private final Finding finding;
    private final VBox panel = new VBox();
    private final Button through = new Button("Connect through these addresses");
    private final List<Button> buttons = new ArrayList<>();

    VerdictCard(DoctorViewModel model, Finding finding) {
        this.model = model;
        this.finding = finding;
        setId("doctor-verdict");
        getStyleClass().add("verdict");
        var diagnosis = finding.examination().diagnosis();
        var words = new VBox(6, paragraph(diagnosis.sentence(), "strong"), paragraph(diagnosis.explanation(), Look.QUIET));
        words.getStyleClass().add("verdict-words");
        diagnosis.fixes().forEach(fix -> {
            if (fix instanceof Fix.Advice(String label)) {
                words.getChildren().add(paragraph("• " + label, Look.QUIET));
            }
        });
        getChildren().add(words);
        diagnosis.fixes().forEach(this::add);
        if (finding.canBeMapped()) {
            through.setId("doctor-map");
            through.setOnAction(_ -> model.connectMapped());
            if (!buttons.contains(through)) {
                buttons.add(through);
            }
            getChildren().add(new BrokerTable(finding, () -> through.setDisable(!model.isMapped())));
        }
        addBrokerSide(diagnosis.fixes());
        if (diagnosis.isHealthy() || buttons.isEmpty()) {
            button("doctor-connect", "Connect", model::connect);
        }
        buttons.stream().filter(button -> button != through || model.isMapped()).findFirst()
                .ifPresent(first -> first.getStyleClass().add(Styles.ACCENT));
        getChildren().addAll(actions(), panel);
    }

    private void add(Fix fix) {
        switch (fix) {
            case Fix.TrustCertificate trust -> button("doctor-fix-trust", trust.label() + "…",
                    () -> toggle(FixPanel.trust(trust, () -> model.apply(trust))));
            case Fix.Credentials login -> button("doctor-fix-login", login.label() + "…", () -> model.askForLogin(login));
            case Fix.MapAddresses _ -> buttons.add(through);
            case Fix.PortForward forward -> button("doctor-fix-forward", forward.label() + "…",
                    () -> toggle(FixPanel.forwards(model.forwards(), model::connectForwarded)));
            case Fix.Change change -> button("doctor-fix-" + buttons.size(), change.label(), () -> model.apply(change));
            case Fix.TryAgain _, Fix.BrokerText _, Fix.Advice _ -> { }
        }
    }

    private void addBrokerSide(List<Fix> fixes) {
        var texts = fixes.stream().filter(Fix.BrokerText.class::isInstance).map(Fix.BrokerText.class::cast).toList();
        if (!texts.isEmpty()) {
            button("doctor-broker-fix", "Show the broker-side fix", () -> toggle(FixPanel.brokerSide(texts)));
        }
    }

    private void button(String id, String words, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        buttons.add(button);
    }

    private void toggle(Node shown) {
        boolean same = panel.getChildren().stream().anyMatch(now -> now.getId().equals(shown.getId()));
        panel.getChildren().setAll(same ? List.of() : List.of(shown));
    }

    private Node actions() {
        var promise = paragraph("Your cluster is not changed. " + (!model.isKept() ? "This connection is not one of those you keep."
                : finding.canBeMapped() ? "The mapping is kept with this connection." : "What you choose is kept with this connection."),
                Look.QUIET);
        Pane actions;
        if (buttons.size() > MOST_IN_A_ROW) {
            var row = new FlowPane(8, 8);
            row.getChildren().setAll(buttons);
            actions = new VBox(8, row, promise);
        } else {
            var row = new HBox(16);
            buttons.forEach(button -> button.setMinWidth(USE_PREF_SIZE));
            row.getChildren().setAll(new HBox(8, buttons.toArray(Node[]::new)), new Spacer(), promise);
            row.setAlignment(Pos.CENTER_LEFT);
            actions = row;
        }
        actions.getStyleClass().add("verdict-actions");
        return actions;
    }

    private static Label paragraph(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
