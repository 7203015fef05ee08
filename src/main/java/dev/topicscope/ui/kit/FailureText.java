package dev.topicscope.ui.kit;

import java.util.List;

import dev.topicscope.model.Failure;

/// A failure in words: what it is, what happened, and what the user can do. Pure.
public record FailureText(String title, String sentence, List<String> remedies) {

    public FailureText {
        remedies = List.copyOf(remedies);
    }

    /// Puts `failure` into words.
    public static FailureText of(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable(String bootstrap, var reasons, String _) -> new FailureText("The cluster can't be reached",
                    reasons.isEmpty() ? "No broker answers at " + bootstrap + "." : String.join("\n", reasons),
                    List.of("Check that the address and port are those of a broker, and that it runs.",
                            "Check that this machine is in the network (VPN) from which the brokers can be reached."));
            case Failure.NotAuthenticated _ -> new FailureText("The cluster does not let you in",
                    "It refused the name, password, mechanism or certificate of this connection, "
                            + "or this machine does not trust the cluster's certificate.",
                    List.of("Check security.protocol, sasl.mechanism and the credentials in the connection's client properties."));
            case Failure.NotAuthorized(String operation, String resource, String _) -> new FailureText(
                    "You may not " + operation + " " + resource,
                    "The cluster knows you, and its access rules do not allow this.",
                    List.of("Ask whoever runs the cluster for the right to " + operation + " " + resource + "."));
            case Failure.NotFound(String what, String _) -> new FailureText("There is no " + what,
                    "The cluster has no " + what + ", or no longer. Topicscope does not create it by looking.",
                    List.of("Check the spelling, and whether it was deleted."));
            case Failure.Gone(String what, String reason, String _) -> new FailureText("The cluster no longer has " + what, reason,
                    List.of("What is shown of it here stays until you close the page: copy what you need."));
            case Failure.TimedOut(String what, var after, String _) -> new FailureText("No answer in time",
                    "The cluster did not answer within " + Texts.duration(after) + " (" + what + ").",
                    List.of("Try again: a broker may be restarting.",
                            "If you were sending: look whether it has arrived before you send it again."));
            case Failure.Refused(String what, String detail) -> new FailureText("The cluster said no",
                    "It refused to " + what + ": " + firstSentence(detail),
                    List.of("Read the details: they hold the cluster's own words."));
            case Failure.ReadOnly(String what) -> new FailureText("This connection is read-only",
                    "It is marked so, and Topicscope did not " + what + ".",
                    List.of("If you are sure that you may write there, change the connection."));
            case Failure.Invalid(String _, String reason, String _) -> new FailureText("That does not work as it is", reason, List.of());
            case Failure.Disk(String what, String detail) -> new FailureText("This machine's disk said no",
                    "Topicscope could not " + what + ": " + firstSentence(detail),
                    List.of("Check that the disk has room and that you may write there."));
            case Failure.Cancelled() -> new FailureText("Stopped", "You stopped it before it ended.", List.of());
            case Failure.Unexpected(String what, String _) -> new FailureText("Something unexpected happened",
                    "Topicscope was about to " + what + " and met something it does not know.",
                    List.of("Copy the details and report them: this is likely a defect of Topicscope."));
        };
    }

    /// All of it, with the underlying error, for the clipboard.
    public String toCopy(Failure failure) {
        var text = new StringBuilder(title).append('\n').append(sentence).append('\n');
        remedies.forEach(remedy -> text.append("- ").append(remedy).append('\n'));
        if (!failure.detail().isBlank()) {
            text.append('\n').append(failure.detail()).append('\n');
        }
        return text.toString();
    }

    private static String firstSentence(String detail) {
        String line = detail.lines().findFirst().orElse("").strip();
        return line.isEmpty() ? "it gave no reason." : line;
    }
}
