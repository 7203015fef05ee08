package dev.topicscope.ui.connections;

import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import dev.topicscope.ui.connections.SecurityViewModel.EncryptionKind;
import dev.topicscope.ui.connections.SecurityViewModel.IdentityKind;
import dev.topicscope.ui.connections.SecurityViewModel.LoginKind;
import dev.topicscope.ui.connections.SecurityViewModel.TrustKind;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Icons;
import dev.topicscope.ui.kit.Look;

/// The part of the form on security: it shows only the fields that the chosen kinds need.
final class SecurityForm extends VBox {

    private static final double GAP = 6;

    private final SecurityViewModel model;
    private final Map<SecurityField, Node> rows = new EnumMap<>(SecurityField.class);
    private final VBox trust = new VBox(GAP);
    private final VBox identity = new VBox(GAP);
    private final VBox tls = new VBox(GAP);
    private final VBox login = new VBox(GAP);

    SecurityForm(SecurityViewModel model) {
        super(GAP);
        this.model = model;
        for (var field : SecurityField.values()) {
            rows.put(field, row(field));
        }
        var check = new CheckBox("The name in the certificate must be the name that was dialled");
        check.setId("security-host-name");
        check.selectedProperty().bindBidirectional(model.checksHostName());
        var warning = new Label("Without this check, anybody between you and the brokers who has a trusted certificate for any name can "
                + "read along. Better: dial a name that the certificate has.", Icons.WARNING.node());
        warning.setWrapText(true);
        warning.getStyleClass().add(Look.WARN);
        warning.visibleProperty().bind(model.checksHostName().not());
        warning.managedProperty().bind(warning.visibleProperty());
        tls.getChildren().setAll(
                Fields.choice("security-trust", "Trusted certificates", model.trust(), SecurityForm::word, TrustKind.values()),
                trust, Fields.choice("security-identity", "Your certificate", model.identity(), SecurityForm::word, IdentityKind.values()),
                identity, check, warning);
        getChildren().setAll(
                Fields.choice("security-encryption", "Encryption", model.encryption(), SecurityForm::word, EncryptionKind.values()),
                tls, Fields.choice("security-login", "Log in with", model.login(), SecurityForm::word, LoginKind.values()), login);
        model.encryption().subscribe(kind -> {
            tls.setVisible(kind == EncryptionKind.TLS);
            tls.setManaged(kind == EncryptionKind.TLS);
        });
        model.trust().subscribe(kind -> show(trust, SecurityViewModel.fieldsOf(kind)));
        model.identity().subscribe(kind -> show(identity, SecurityViewModel.fieldsOf(kind)));
        model.login().subscribe(kind -> show(login, SecurityViewModel.fieldsOf(kind)));
    }

    private void show(VBox box, List<SecurityField> fields) {
        box.getChildren().setAll(fields.stream().map(rows::get).toList());
        box.setVisible(!fields.isEmpty());
        box.setManaged(!fields.isEmpty());
    }

    private Node row(SecurityField field) {
        var input = input(field);
        var label = new Label(field.label());
        label.getStyleClass().add(Look.QUIET);
        label.setLabelFor(input);
        var missing = new Label("Needed for this kind.", Icons.WARNING.node());
        missing.getStyleClass().add(Look.FIELD_PROBLEM);
        missing.visibleProperty().bind(model.problems().map(list -> list.contains(field)));
        missing.managedProperty().bind(missing.visibleProperty());
        return new VBox(2, label, field.kind() == SecurityField.Kind.FILE ? withChooser(field, (TextField) input) : input, missing);
    }

    private Node input(SecurityField field) {
        var input = switch (field.kind()) {
            case LINE, FILE -> new TextField();
            case SECRET -> new PasswordField();
            case AREA, SECRET_AREA -> new TextArea();
        };
        input.setId("security-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        input.setPromptText(field.prompt());
        input.textProperty().bindBidirectional(model.text(field));
        input.getStyleClass().add(Look.MONO);
        if (input instanceof TextArea area) {
            area.setPrefRowCount(4);
            Fields.leaveByTab(area);
        }
        return input;
    }

    private Node withChooser(SecurityField field, TextField input) {
        var choose = new Button("Choose…");
        choose.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setTitle(field.label());
            Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::getPath)
                    .ifPresent(path -> model.text(field).set(path));
        });
        HBox.setHgrow(input, Priority.ALWAYS);
        return new HBox(GAP, input, choose);
    }

    private static String word(EncryptionKind kind) {
        return kind == EncryptionKind.NONE ? "None (PLAINTEXT)" : "TLS";
    }

    private static String word(TrustKind kind) {
        return switch (kind) {
            case SYSTEM -> "Those that Java trusts";
            case PEM_TEXT -> "PEM, pasted here";
            case PEM_FILE -> "A PEM file";
            case PKCS12 -> "A PKCS#12 store";
            case JKS -> "A JKS store";
        };
    }

    private static String word(IdentityKind kind) {
        return switch (kind) {
            case NONE -> "None";
            case PEM_TEXT -> "PEM, pasted here";
            case PEM_FILE -> "A PEM file with key and certificate";
            case PKCS12 -> "A PKCS#12 store";
            case JKS -> "A JKS store";
        };
    }

    private static String word(LoginKind kind) {
        return switch (kind) {
            case NONE -> "Nothing";
            case PLAIN -> "Name and password (SASL PLAIN)";
            case SCRAM_SHA_256 -> "Name and password (SCRAM-SHA-256)";
            case SCRAM_SHA_512 -> "Name and password (SCRAM-SHA-512)";
            case OAUTHBEARER -> "A token (OAUTHBEARER, client credentials)";
            case GSSAPI -> "Kerberos (GSSAPI)";
        };
    }
}
