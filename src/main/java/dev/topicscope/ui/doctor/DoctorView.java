package dev.topicscope.ui.doctor;

import java.util.List;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Spacer;

import dev.topicscope.doctor.Cause;
import dev.topicscope.doctor.Step;
import dev.topicscope.model.Failure;
import dev.topicscope.model.Route;
import dev.topicscope.ui.doctor.DoctorViewModel.Finding;
import dev.topicscope.ui.doctor.DoctorViewModel.Subject;
import dev.topicscope.ui.kit.Clips;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Notice;

/// The way to a cluster, hop by hop, as it is examined; then what is wrong, and what helps.
public final class DoctorView extends BorderPane {

    private final DoctorViewModel model;
    private final VBox notices = new VBox(10);
    private final VBox steps = new VBox();
    private final VBox verdict = new VBox();

    public DoctorView(DoctorViewModel model) {
        this.model = model;
        setId("doctor");
        getStyleClass().addAll(Look.PAGE, "doctor");
        verdict.getStyleClass().add("doctor-verdict");
        notices.getStyleClass().add("doctor-notices");
        var scroll = new ScrollPane(new VBox(notices, steps, verdict));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.subject().subscribe(subject -> setTop(subject.map(this::header).orElse(null)));
        model.steps().subscribe(this::show);
        model.finding().subscribe(finding -> {
            verdict.getChildren().setAll(finding.map(found -> new VerdictCard(model, found)).stream().toList());
            showNotices();
        });
        model.failure().subscribe(this::showNotices);
    }

    private void show(List<Step> told) {
        steps.getChildren().setAll(told.stream().map(StepRow::new).toList());
    }

    private void showNotices() {
        notices.getChildren().clear();
        model.failure().get().ifPresent(failure -> notices.getChildren().add(Notice.of(failure).framed()));
        model.subject().get().ifPresent(subject -> {
            var found = model.finding().get();
            subject.why().filter(_ -> found.isPresent() && isLeftOpen(subject, found.get())).ifPresent(why ->
                    notices.getChildren().add(Notice.of(why).framed()));
            byRoute(subject).filter(_ -> found.isPresent()).ifPresent(sentence ->
                    notices.getChildren().add(Notice.warning("", sentence).framed()));
        });
        notices.setVisible(!notices.getChildren().isEmpty());
        notices.setManaged(notices.isVisible());
    }

    /// Whether the verdict leaves it open why connecting failed, so that the failure has to speak for itself.
    private static boolean isLeftOpen(Subject subject, Finding found) {
        var cause = found.examination().diagnosis().cause();
        boolean ofNetwork = subject.why().filter(why -> why instanceof Failure.Unreachable || why instanceof Failure.NotAuthenticated
                || why instanceof Failure.TimedOut).isPresent();
        return cause == Cause.HEALTHY || cause == Cause.UNKNOWN || !ofNetwork || !(subject.connection().route() instanceof Route.Direct);
    }

    private static Optional<String> byRoute(Subject subject) {
        return switch (subject.connection().route()) {
            case Route.Direct _, Route.Mapped _ -> Optional.empty();
            case Route.Ssh _ -> Optional.of(aside("an SSH server"));
            case Route.Socks _, Route.HttpConnect _ -> Optional.of(aside("a proxy"));
            case Route.Kubectl _ -> Optional.of(aside("kubectl"));
        };
    }

    private static String aside(String way) {
        return "This connection goes through " + way + ". The doctor looks at the direct way from this machine, so what it finds below may"
                + " be different there.";
    }

    private Node header(Subject subject) {
        var title = new Label("Connection doctor");
        title.getStyleClass().add(Look.PAGE_TITLE);
        title.setMinWidth(USE_PREF_SIZE);
        var where = new Label(subject.connection().bootstrap());
        where.getStyleClass().add(Look.QUIET);
        where.setMinWidth(0);
        var connect = new Button("Try to connect");
        connect.setId("doctor-retry");
        connect.setOnAction(_ -> model.connect());
        connect.setVisible(subject.why().isPresent());
        connect.setManaged(subject.why().isPresent());
        var again = new Button("Run again", Icons.REFRESH.node());
        again.setId("doctor-again");
        again.setOnAction(_ -> model.run());
        var cancel = new Button("Cancel");
        cancel.setId("doctor-cancel");
        cancel.setOnAction(_ -> model.cancel());
        cancel.visibleProperty().bind(model.running());
        cancel.managedProperty().bind(model.running());
        again.visibleProperty().bind(model.running().not());
        again.managedProperty().bind(model.running().not());
        var close = Icons.CANCEL.button("Close the doctor", model::leave);
        close.setId("doctor-close");
        var header = new HBox(8, title, where, new Spacer(), connect, copy(), again, cancel, close);
        for (var node : List.of(connect, again, cancel, close)) {
            ((Region) node).setMinWidth(USE_PREF_SIZE);
        }
        header.getStyleClass().addAll(Look.PAGE_HEADER, "doctor-header");
        return header;
    }

    private Node copy() {
        var copy = new MenuButton("Copy report", Icons.COPY.node());
        copy.setId("doctor-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        var whole = new MenuItem("With names and addresses");
        whole.setId("doctor-copy-names");
        whole.setOnAction(_ -> model.report(true).ifPresent(Clips::put));
        var nameless = new MenuItem("Without names");
        nameless.setId("doctor-copy-nameless");
        nameless.setOnAction(_ -> model.report(false).ifPresent(Clips::put));
        copy.getItems().setAll(whole, nameless);
        copy.disableProperty().bind(model.finding().map(Optional::isEmpty));
        return copy;
    }
}
