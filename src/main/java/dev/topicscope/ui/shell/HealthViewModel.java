package dev.topicscope.ui.shell;

import java.time.Duration;
import java.util.List;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.topicscope.browse.Session;
import dev.topicscope.model.Cancellation;
import dev.topicscope.task.Background;
import dev.topicscope.ui.navigator.NavigatorViewModel;

/// The health of a connection, looked at each second: nothing is asked of the cluster for it. FX thread only; [#close] ends the looking.
final class HealthViewModel {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Session session;
    private final NavigatorViewModel navigator;
    private final Cancellation looking;
    private final ReadOnlyObjectWrapper<Health> health = new ReadOnlyObjectWrapper<>(Health.UNKNOWN);

    /// `navigator` knows which brokers there are.
    HealthViewModel(Session session, NavigatorViewModel navigator, Background background) {
        this.session = session;
        this.navigator = navigator;
        looking = background.every(LOOK, this::look);
        look();
    }

    ReadOnlyObjectProperty<Health> health() {
        return health.getReadOnlyProperty();
    }

    void look() {
        health.set(Health.of(navigator.overview().get().map(overview -> overview.cluster().brokers()).orElse(List.of()),
                session.troubles(), session.traffic()));
    }

    void close() {
        looking.cancel();
    }
}
