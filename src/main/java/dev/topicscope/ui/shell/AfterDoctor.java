package dev.topicscope.ui.shell;

import java.util.List;

import dev.topicscope.model.Connection;
import dev.topicscope.ui.doctor.DoctorViewModel;
import dev.topicscope.ui.shell.ShellViewModel.Screen;

/// What follows in the window from the doctor's fixes.
final class AfterDoctor implements DoctorViewModel.Listener {

    private final ShellViewModel shell;

    AfterDoctor(ShellViewModel shell) {
        this.shell = shell;
    }

    @Override
    public void connect(Connection connection) {
        shell.connections().refresh();
        shell.connections().closeForm();
        shell.connect(connection);
    }

    @Override
    public void askForLogin(Connection connection, String protocol, List<String> mechanisms) {
        shell.showConnections();
        shell.connections().askForLogin(connection, protocol, mechanisms);
    }

    @Override
    public void closed() {
        shell.doctor().close();
        if (shell.screen().get() instanceof Screen.NotConnected) {
            shell.showConnections();
        }
    }
}
