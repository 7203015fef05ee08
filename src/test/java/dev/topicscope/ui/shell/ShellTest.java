package dev.topicscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.Node;

import org.junit.jupiter.api.io.TempDir;

import dev.topicscope.browse.Connector;
import dev.topicscope.doctor.Examiner;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.FailureException;
import dev.topicscope.store.ConnectionStore;
import dev.topicscope.store.Keychain;
import dev.topicscope.store.Places;
import dev.topicscope.store.SettingsStore;
import dev.topicscope.store.Shelf;
import dev.topicscope.task.Background;
import dev.topicscope.ui.kit.FxTest;
import dev.topicscope.ui.kit.Theme;
import dev.topicscope.ui.labs.LabViewModel;

/// The base of tests of the whole window, which keeps its files in a directory of the test's own.
abstract class ShellTest extends FxTest {

    @TempDir
    private Path directory;
    protected ConnectionStore connections;
    protected SettingsStore settings;
    protected ShellViewModel shell;

    /// Shows the window, with `kept` among the connections that are kept.
    final void open(double width, double height, Connector connector, Examiner examiner, Background background, Connection... kept) {
        openWith(width, height, _ -> connector, examiner, background, kept);
    }

    /// The same with a connector that needs to know what is kept.
    final void openWith(double width, double height, Function<ConnectionStore, Connector> connector, Examiner examiner,
                        Background background, Connection... kept) {
        try {
            connections = new ConnectionStore(directory, Keychain.none());
            connections.putAll(List.of(kept));
            settings = new SettingsStore(directory);
            var shelf = Shelf.at(Places.below(directory));
            show(width, height, () -> {
                shell = new ShellViewModel(connector.apply(connections), examiner, connections, settings, new NoLab(), background, shelf);
                return new ShellView(shell, new Theme());
            });
        } catch (FailureException e) {
            throw new AssertionError(e);
        }
    }

    /// The cluster that is shown.
    final WorkspaceViewModel workspace() {
        return ((ShellViewModel.Screen.Open) shell.screen().get()).workspace();
    }

    final Node node(String selector) {
        return stage().getScene().lookup(selector);
    }

    /// No lab is asked for in these tests.
    private static final class NoLab implements LabViewModel.Control {

        @Override
        public Connection start(Consumer<String> progress, Cancellation cancellation) {
            throw new AssertionError("The lab was started");
        }

        @Override
        public void stop() {
            throw new AssertionError("The lab was stopped");
        }

        @Override
        public Connection reset(Consumer<String> progress, Cancellation cancellation) {
            throw new AssertionError("The lab was reset");
        }
    }
}
