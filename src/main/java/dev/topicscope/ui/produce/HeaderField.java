package dev.topicscope.ui.produce;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.model.Header;

/// One header being typed. A header without a name is not sent.
public final class HeaderField {

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty value = new SimpleStringProperty("");

    public StringProperty name() {
        return name;
    }

    public StringProperty value() {
        return value;
    }

    boolean isNamed() {
        return !name.get().isEmpty();
    }

    Header toHeader() {
        return new Header(name.get(), Optional.of(value.get().getBytes(StandardCharsets.UTF_8)));
    }
}
