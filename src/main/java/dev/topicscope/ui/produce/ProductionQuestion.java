package dev.topicscope.ui.produce;

import java.util.Optional;
import java.util.OptionalLong;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.browse.SendRequest;
import dev.topicscope.browse.Session;

/// A run to production that waits for the user's yes. More than one record needs the topic's name typed. FX thread only.
public final class ProductionQuestion {

    private final Session session;
    private final SendRequest request;
    private final StringProperty typed = new SimpleStringProperty("");
    private final BooleanBinding answered;

    ProductionQuestion(Session session, SendRequest request) {
        this.session = session;
        this.request = request;
        answered = Bindings.createBooleanBinding(() -> nameToType().filter(name -> !name.equals(typed.get().strip())).isEmpty(), typed);
    }

    Session session() {
        return session;
    }

    SendRequest request() {
        return request;
    }

    /// How many records go where.
    public String sentence() {
        return RunWords.question(request, session.connection().name());
    }

    /// What has to be typed before the run may begin; empty if nothing has to be.
    public Optional<String> nameToType() {
        return RunWords.count(request).equals(OptionalLong.of(1)) ? Optional.empty() : Optional.of(request.topic());
    }

    /// What is typed of that.
    public StringProperty typed() {
        return typed;
    }

    /// Whether a yes is all that is missing.
    public BooleanBinding isAnswered() {
        return answered;
    }
}
