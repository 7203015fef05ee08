package dev.topicscope.ui.produce;

import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

import dev.topicscope.ui.kit.Look;

/// Where a number is typed. `name` is what screen readers say.
final class NumberField extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    NumberField(NumberViewModel model, String id, String name, int digits) {
        setId(id);
        setPrefColumnCount(digits);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(name);
        getStyleClass().add(Look.MONO);
        textProperty().bindBidirectional(model.text());
        model.problem().subscribe(found -> pseudoClassStateChanged(WRONG, found.isPresent()));
    }
}
