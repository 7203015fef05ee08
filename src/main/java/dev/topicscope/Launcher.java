package dev.topicscope;

import dev.topicscope.cli.Arguments;
import dev.topicscope.cli.Arguments.Outcome;
import dev.topicscope.cli.Complaints;
import dev.topicscope.cli.DoctorCommand;
import dev.topicscope.cli.Scan;
import dev.topicscope.cli.Send;
import dev.topicscope.model.FailureException;

/// Where the program starts: reads the arguments, then opens the window, scans, sends, examines, or ends.
public final class Launcher {

    private Launcher() {
    }

    public static void main(String[] args) {
        System.exit(switch (Arguments.read(args)) {
            case Outcome.Exit(int code) -> code;
            case Outcome.Scan(var options) -> Scan.run(options);
            case Outcome.Send(var options) -> Send.run(options);
            case Outcome.Doctor(var options) -> DoctorCommand.run(options);
            case Outcome.Window(var options) -> {
                try {
                    App.open(options);
                    yield 0;
                } catch (UnsupportedOperationException e) {
                    yield Complaints.noDisplay(e.getMessage());
                } catch (FailureException e) {
                    yield Complaints.noFiles(e.failure());
                }
            }
        });
    }
}
