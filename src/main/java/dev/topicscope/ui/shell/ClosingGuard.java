package dev.topicscope.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import dev.topicscope.ui.produce.RunViewModel;

/// Asks before something is closed in which records are being sent. FX thread only.
final class ClosingGuard {

    private final ReadOnlyObjectWrapper<Optional<Runnable>> asking = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private Subscription looks = Subscription.EMPTY;

    /// Has `close` called: at once if none of `runs` goes on, else when the user says so. One question is open at a time, the last.
    void close(List<RunViewModel> runs, Runnable close) {
        goOn();
        if (runs.stream().noneMatch(RunViewModel::isRunning)) {
            close.run();
            return;
        }
        tell(runs);
        asking.set(Optional.of(close));
        looks = Subscription.combine(runs.stream().map(run -> run.progress().subscribe(_ -> look(runs))).toArray(Subscription[]::new));
        look(runs);
    }

    /// What is done if the user says yes; empty while nothing is asked.
    ReadOnlyObjectProperty<Optional<Runnable>> asking() {
        return asking.getReadOnlyProperty();
    }

    /// What goes on at this moment, and what closing does.
    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /// Closes what was asked about; does nothing if nothing was.
    void stopAndClose() {
        var close = asking.get();
        goOn();
        close.ifPresent(Runnable::run);
    }

    /// Takes the question back.
    void goOn() {
        looks.unsubscribe();
        looks = Subscription.EMPTY;
        asking.set(Optional.empty());
    }

    private void look(List<RunViewModel> runs) {
        if (asking.get().isEmpty()) {
            return;
        }
        if (runs.stream().noneMatch(RunViewModel::isRunning)) {
            // What came of it is to be seen before it is closed.
            goOn();
        } else {
            tell(runs);
        }
    }

    private void tell(List<RunViewModel> runs) {
        sentence.set(runs.stream().flatMap(run -> run.atStake().stream()).map(standing -> standing + ".").collect(Collectors.joining(" "))
                + " Stop and close? Nothing more is handed over then; what is acknowledged stays.");
    }
}
