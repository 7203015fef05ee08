package dev.topicscope.ui.connections;

import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import dev.topicscope.ui.connections.RouteFormViewModel.Kind;
import dev.topicscope.ui.connections.RouteFormViewModel.LoginKind;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// The part of the form for the route to the brokers: folded while it is the direct one; open where something is wrong in it.
final class RouteSection extends TitledPane {

    private static final double GAP = 6;

    private final RouteFormViewModel model;
    private final boolean edits;
    private final Map<RouteField, Node> rows = new EnumMap<>(RouteField.class);
    private final VBox content = new VBox(GAP);
    private final VBox map = new VBox(GAP);

    /// `edits` tells whether the connection was kept before, so that there may be passwords.
    RouteSection(RouteFormViewModel model, boolean edits) {
        this.model = model;
        this.edits = edits;
        setId("connection-route");
        setAnimated(false);
        setText("Route");
        var summary = new Label();
        summary.getStyleClass().addAll(Look.QUIET, Look.FACT);
        setGraphic(summary);
        setContentDisplay(ContentDisplay.RIGHT);
        for (var field : RouteField.values()) {
            rows.put(field, row(field));
        }
        var kind = Fields.choice("route-kind", "How the brokers are reached", model.kind(), RouteSection::word, Kind.values());
        var box = new VBox(GAP, kind, content);
        box.getStyleClass().add("fetch-settings");
        setContent(box);
        setExpanded(model.kind().get() != Kind.DIRECT);
        model.kind().subscribe(now -> summary.setText(word(now)));
        for (var choice : List.of(model.kind(), model.login(), model.jumpLogin(), model.jumps())) {
            choice.addListener(_ -> build());
        }
        model.mappings().addListener((ListChangeListener<MappingField>) _ -> buildMap());
        model.problems().subscribe(found -> openIf(!found.isEmpty()));
        model.mapProblem().subscribe(found -> openIf(found.isPresent()));
        buildMap();
        build();
    }

    private void openIf(boolean wrong) {
        if (wrong) {
            setExpanded(true);
        }
    }

    private void build() {
        var parts = new ArrayList<Node>();
        parts.add(Fields.note(explanation(model.kind().get())));
        switch (model.kind().get()) {
            case ADDRESS_MAP -> parts.add(map);
            case SSH -> addSsh(parts);
            case DIRECT, SOCKS5, HTTP_CONNECT, KUBECTL -> model.fields().forEach(field -> parts.add(rows.get(field)));
        }
        content.getChildren().setAll(parts);
    }

    private void addSsh(List<Node> parts) {
        parts.addAll(List.of(rows.get(RouteField.SSH_ADDRESS), rows.get(RouteField.SSH_USER),
                Fields.choice("route-login", "Log in with", model.login(), RouteSection::word, LoginKind.values())));
        model.loginFields(false).forEach(field -> parts.add(rows.get(field)));
        var jumps = new CheckBox("Reach it from a jump host");
        jumps.setId("route-jumps");
        jumps.setSelected(model.jumps().get());
        jumps.setOnAction(_ -> model.jumps().set(jumps.isSelected()));
        parts.add(jumps);
        if (model.jumps().get()) {
            parts.addAll(List.of(rows.get(RouteField.JUMP_ADDRESS), rows.get(RouteField.JUMP_USER),
                    Fields.choice("route-jump-login", "Log in there with", model.jumpLogin(), RouteSection::word, LoginKind.values())));
            model.loginFields(true).forEach(field -> parts.add(rows.get(field)));
        }
        parts.add(rows.get(RouteField.KNOWN_HOSTS));
        parts.add(Fields.note("A server whose key is not among the known hosts is refused. To add it, log in to it once with ssh."));
    }

    private void buildMap() {
        map.getChildren().clear();
        for (var mapping : model.mappings()) {
            map.getChildren().add(entry(mapping));
        }
        var add = new Button("Add an entry", Icons.ADD.node());
        add.setId("route-add");
        add.setOnAction(_ -> model.addMapping());
        var problem = problem();
        model.mapProblem().subscribe(found -> tell(problem, found));
        map.getChildren().addAll(add, problem);
    }

    private Node entry(MappingField mapping) {
        int number = model.mappings().indexOf(mapping);
        var advertised = mono("route-advertised-" + number, "kafka-0.internal:9092");
        advertised.textProperty().bindBidirectional(mapping.advertised());
        var reached = mono("route-reached-" + number, "node.example.com:31090");
        reached.textProperty().bindBidirectional(mapping.reached());
        HBox.setHgrow(advertised, Priority.ALWAYS);
        HBox.setHgrow(reached, Priority.ALWAYS);
        var arrow = new Label("→");
        arrow.getStyleClass().add(Look.QUIET);
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(GAP, advertised, arrow, reached, Icons.DELETE.button("Remove this entry", () -> model.removeMapping(mapping)));
        line.getStyleClass().add("fix-head");
        var problem = problem();
        mapping.problem().subscribe(found -> {
            tell(problem, found);
            openIf(found.isPresent());
        });
        return new VBox(2, line, problem);
    }

    private Node row(RouteField field) {
        var input = field.kind() == RouteField.Kind.SECRET ? new PasswordField() : new TextField();
        input.setId("route-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        input.setPromptText(field.kind() == RouteField.Kind.SECRET ? edits ? "unchanged if you leave it blank" : "none" : field.prompt());
        input.textProperty().bindBidirectional(model.text(field));
        input.getStyleClass().add(Look.MONO);
        var label = new Label(field.label());
        label.getStyleClass().add(Look.QUIET);
        label.setLabelFor(input);
        var problem = problem();
        model.problems().subscribe(found -> tell(problem, Optional.ofNullable(found.get(field))));
        return new VBox(2, label, field.kind() == RouteField.Kind.FILE ? withChooser(field, input) : input, problem);
    }

    private Node withChooser(RouteField field, TextField input) {
        var choose = new Button("Choose…");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle(field.label());
            Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::getPath)
                    .ifPresent(path -> model.text(field).set(path));
        });
        HBox.setHgrow(input, Priority.ALWAYS);
        return new HBox(GAP, input, choose);
    }

    private static TextField mono(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.getStyleClass().add(Look.MONO);
        return field;
    }

    private static Label problem() {
        var label = Fields.problem("");
        tell(label, Optional.empty());
        return label;
    }

    private static void tell(Label label, Optional<String> problem) {
        label.setText(problem.orElse(""));
        label.setVisible(problem.isPresent());
        label.setManaged(problem.isPresent());
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case DIRECT -> "At the addresses they advertise";
            case ADDRESS_MAP -> "At other addresses (address map)";
            case SSH -> "From an SSH server";
            case SOCKS5 -> "Through a SOCKS5 proxy";
            case HTTP_CONNECT -> "Through an HTTP proxy (CONNECT)";
            case KUBECTL -> "Through kubectl port-forward";
        };
    }

    private static String word(LoginKind kind) {
        return switch (kind) {
            case AGENT -> "The keys of your SSH agent";
            case KEY -> "A private key in a file";
            case PASSWORD -> "A password";
        };
    }

    private static String explanation(Kind kind) {
        return switch (kind) {
            case DIRECT -> "This machine reaches the brokers itself.";
            case ADDRESS_MAP -> "For each address that a broker advertises, where it can be reached. A * stands for any run of characters,"
                    + " the same on both sides; without a port, an entry holds for all. The doctor can fill this in.";
            case SSH -> "All brokers are reached from that server, which looks their names up.";
            case SOCKS5, HTTP_CONNECT -> "All brokers are reached through the proxy, which looks their names up.";
            case KUBECTL -> "Your own kubectl forwards a port to each broker's pod, as long as the connection is open.";
        };
    }
}
