package dev.topicscope.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

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

    private static void say(String sentence) {
        new PrintWriter(System.err, true, StandardCharsets.UTF_8).println(sentence);
    }
}
