package dev.topicscope.ui.produce;

import javafx.beans.property.ObjectProperty;
import javafx.scene.layout.VBox;

import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.ui.kit.Fields;

/// Chooses what is done about what can't be sent as a record.
final class FaultChoice extends VBox {

    /// `subject` is what that is, such as a line that is no record.
    FaultChoice(String id, String subject, ObjectProperty<OnFault> choice) {
        getChildren().setAll(Fields.choice(id, subject, choice, it -> it == OnFault.STOP ? "Stop at the first" : "Skip it and count",
                OnFault.values()));
    }
}
