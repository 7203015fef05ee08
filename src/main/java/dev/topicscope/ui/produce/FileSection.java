package dev.topicscope.ui.produce;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;

import dev.topicscope.browse.Placement;
import dev.topicscope.compose.Encoding;
import dev.topicscope.ui.kit.Fields;
import dev.topicscope.ui.kit.Look;
import dev.topicscope.ui.kit.Texts;
import dev.topicscope.ui.produce.FileViewModel.State;

/// Where a file is chosen, and how its records are read and sent.
final class FileSection extends VBox {

    private static final double GAP = 6;
    private static final int SEPARATOR = 4;

    private final FileViewModel model;
    private final Button choose = new Button();
    private final VBox source = new VBox(GAP);
    private final VBox reading = new VBox(GAP);
    private final VBox destination = new VBox(GAP);
    private final VBox kindParts = new VBox(GAP);
    private final PreviewPane preview;
    private final PaceSection pace;
    private final HeaderList headers;
    private final SizeLine size;

    FileSection(FileViewModel model) {
        super(GAP);
        this.model = model;
        setId("send-file-section");
        choose.setId("send-file");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> choose());
        preview = new PreviewPane(model.preview(), "The first records");
        pace = new PaceSection(model.pace());
        headers = new HeaderList(model.format().whole(), _ -> { });
        size = new SizeLine(model.size());
        var kind = Fields.choice("send-file-kind", "Read as", model.format().kind(), FileKind::label, FileKind.values());
        reading.getChildren().setAll(kind, kindParts);
        model.state().subscribe(this::tell);
        model.format().kind().subscribe(_ -> showKind());
        model.pace().timed().addListener(_ -> showDestination());
        model.partitionCount().addListener(_ -> showDestination());
        model.placement().addListener(_ -> showDestination());
        model.format().columns().problem().addListener(_ -> showDestination());
    }

    @Override
    public void requestFocus() {
        choose.requestFocus();
    }

    private void tell(State state) {
        var words = new Label();
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setId("send-file-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        choose.setText(state instanceof State.None ? "Choose a file…" : "Another…");
        var line = line(words, choose);
        switch (state) {
            case State.None() -> {
                words.setText("Drop a file here, or");
                words.setMinWidth(USE_PREF_SIZE);
                HBox.setHgrow(words, Priority.NEVER);
                line.getStyleClass().add("drop-place");
            }
            case State.Reading(var file) -> words.setText("Reading " + file.getFileName() + "…");
            case State.Ready(var head) -> words.setText(head.file().name() + ", " + Texts.size(head.file().sizeBytes()));
            case State.Failed(var _, String why) -> {
                words.setText(why);
                words.getStyleClass().add(Look.FIELD_PROBLEM);
                var again = new Button("Read it again");
                again.setId("send-file-again");
                again.setMinWidth(USE_PREF_SIZE);
                again.setOnAction(_ -> model.readAgain());
                line.getChildren().add(1, again);
            }
        }
        source.getChildren().setAll(Fields.label("File", choose), line);
        getChildren().setAll(source);
        if (state instanceof State.Ready) {
            showKind();
            getChildren().addAll(reading, destination, pace, preview);
        }
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle("A file of records");
        Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow())).map(File::toPath).ifPresent(model::choose);
    }

    private void showKind() {
        var parts = new ArrayList<Node>();
        parts.add(tall(Fields.note(model.format().kind().get().explanation())));
        switch (model.format().kind().get()) {
            case JSON_LINES -> { }
            case CSV -> {
                if (model.state().get() instanceof State.Ready(var head) && head.own()) {
                    parts.add(tall(Fields.note("An export to CSV is for people: headers, and keys or values that are no text, do not come"
                            + " back from it as they were. JSON Lines loses nothing.")));
                }
                var separator = new SeparatorBox("send-file-separator", model.format().separator());
                parts.add(line(Fields.label("Separator", separator), separator));
                parts.add(new ColumnsGrid(model.format().columns()));
                parts.add(new ProblemLabel(model.format().columns().problem()));
            }
            case LINES -> addKeySeparator(parts);
            case WHOLE -> addRecordParts(parts);
        }
        kindParts.getChildren().setAll(parts);
        showDestination();
    }

    private void addKeySeparator(List<Node> parts) {
        var keyed = new CheckBox("with a key before each value, and between them");
        keyed.setId("send-keyed");
        keyed.selectedProperty().bindBidirectional(model.format().keyed());
        var field = new TextField();
        field.setId("send-key-separator");
        field.setAccessibleText("What stands between key and value");
        field.setPrefColumnCount(SEPARATOR);
        field.getStyleClass().add(Look.MONO);
        field.textProperty().bindBidirectional(model.format().keySeparator());
        field.disableProperty().bind(model.format().keyed().not());
        parts.add(line(keyed, field));
        parts.add(new ProblemLabel(model.format().keySeparatorProblem()));
    }

    private void addRecordParts(List<Node> parts) {
        var encodings = model.format().whole().key().encodings().toArray(Encoding[]::new);
        var field = new TextField();
        field.setId("send-file-key");
        field.setAccessibleText("Key");
        field.getStyleClass().add(Look.MONO);
        field.textProperty().bindBidirectional(model.format().whole().key().text());
        parts.add(Fields.choice("send-file-key-kind", "Key", model.format().whole().key().encoding(), Encoding::label, encodings));
        parts.add(field);
        parts.add(new ProblemLabel(model.format().keyProblem()));
        parts.add(headers);
        parts.add(size);
    }

    private void showDestination() {
        var places = new ArrayList<Node>(List.of(placement()));
        if (model.format().hasTimestamps()) {
            places.add(Fields.choice("send-file-times", "Timestamps", model.keepTimestamps(),
                    keep -> keep ? "Those in the file" : "The time of sending", new Boolean[] {true, false}));
        }
        destination.getChildren().setAll(sideBySide(places));
        if (model.format().kind().get() != FileKind.WHOLE) {
            destination.getChildren().addAll(new FaultChoice("send-file-fault", "A line that is no record", model.onFault()),
                    new FileCheckPane(model));
        }
    }

    private static HBox sideBySide(List<Node> parts) {
        var line = new HBox(8);
        line.getChildren().setAll(parts);
        parts.forEach(part -> {
            HBox.setHgrow(part, Priority.ALWAYS);
            ((Region) part).setPrefWidth(0);
        });
        return line;
    }

    private Node placement() {
        var box = new ComboBox<Placement>();
        box.setId("send-file-partition");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Placement placement) {
                return switch (placement) {
                    case Placement.Given(int number) -> "All to partition " + number;
                    case Placement.RoundRobin() -> "Round robin";
                    case Placement.AsNamed() -> "As the file names it";
                    case null, default -> "By key";
                };
            }

            @Override
            public Placement fromString(String ignored) {
                return model.placement().get();
            }
        });
        var choices = box.getItems();
        if (model.format().hasPartitions()) {
            choices.add(new Placement.AsNamed());
        }
        choices.add(new Placement.ByKey());
        choices.add(new Placement.RoundRobin());
        IntStream.range(0, model.partitionCount().get()).mapToObj(Placement.Given::new).forEach(choices::add);
        box.setValue(model.placement().get());
        box.valueProperty().addListener((_, _, chosen) -> model.placement().set(chosen));
        return new VBox(2, Fields.label("Partition", box), box);
    }

    private static HBox line(Node... parts) {
        var line = new HBox(GAP, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label tall(Label label) {
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
