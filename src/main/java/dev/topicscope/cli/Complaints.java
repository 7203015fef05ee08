package dev.topicscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.topicscope.model.Failure;

/// What is said where no window could be opened to say it. Each returns the code to end with.
public final class Complaints {

    private static final int NO_DISPLAY = 3;
    private static final int NO_FILES = 4;

    private Complaints() {
    }

    /// The toolkit found no display, for the reason it gives.
    public static int noDisplay(String reason) {
        say("Topicscope opens a window, but can't here: " + reason + ".");
        return NO_DISPLAY;
    }

    /// What is kept on this machine can't be read.
    public static int noFiles(Failure failure) {
        say(failure instanceof Failure.Disk(String what, String detail)
                ? "Topicscope could not " + what + ": " + detail : failure.toString());
        return NO_FILES;
    }

    /// What went wrong at the cluster, in one sentence.
    static String sentence(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable(String bootstrap, var reasons, String _) -> "The cluster at " + bootstrap + " can't be reached"
                    + (reasons.isEmpty() ? "." : ": " + String.join(" ", reasons));
            case Failure.NotAuthenticated _ ->
                    "The cluster refused the name, password, mechanism or certificate, or this machine does not trust the cluster's"
                            + " certificate.";
            case Failure.NotAuthorized(String operation, String resource, String _) -> "You may not " + operation + " " + resource + ".";
            case Failure.NotFound(String what, String _) -> "There is no " + what + ".";
            case Failure.Gone(String what, String reason, String _) -> "The cluster no longer has " + what + ". " + reason;
            case Failure.TimedOut(String what, Duration after, String _) ->
                    "The cluster did not answer within " + after.toSeconds() + " s (" + what + ").";
            case Failure.Refused(String what, String detail) -> "The cluster refused to " + what + ": " + detail.lines().findFirst()
                    .orElse("");
            case Failure.ReadOnly(String what) -> "This connection is read-only: Topicscope did not " + what + ".";
            case Failure.Invalid(String _, String reason, String _) -> reason;
            case Failure.Disk(String what, String detail) -> "Could not " + what + ": " + detail;
            case Failure.Cancelled() -> "Stopped before the end.";
            case Failure.Unexpected(String what, String detail) -> "Could not " + what + ": " + detail.lines().findFirst().orElse("");
        };
    }

    private static void say(String sentence) {
        new PrintWriter(System.err, true, StandardCharsets.UTF_8).println(sentence);
    }
}
