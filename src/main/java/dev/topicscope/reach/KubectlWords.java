package dev.topicscope.reach;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kubectl says when it can't forward, in a sentence that a user can act on. Pure.
final class KubectlWords {

    private static final Pattern NO_CONTEXT = Pattern.compile(
            "context \"([^\"]*)\" does not exist|context was not found for specified context: (\\S+)");
    private static final Pattern NOT_FOUND = Pattern.compile("\\(NotFound\\): (\\w+) \"([^\"]*)\" not found");
    private static final Pattern FORBIDDEN = Pattern.compile("\\(Forbidden\\): (.*)");
    private static final Pattern TAKEN = Pattern.compile("unable to listen on (?:any of the requested ports|port)|address already in use",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOST = Pattern.compile("lost connection to pod");
    private static final Pattern NOT_RUNNING = Pattern.compile("pod is not running\\. Current status=(\\w+)");
    private static final Pattern NO_SERVER = Pattern.compile(
            "connection to the server (\\S+) was refused|Unable to connect to the server: (.*)|couldn't get current server API group list");
    private static final Pattern NO_LOGIN = Pattern.compile("You must be logged in to the server|\\(Unauthorized\\)|getting credentials");

    private KubectlWords() {
    }

    static String sentence(List<String> lines) {
        String all = String.join("\n", lines);
        Matcher found = NO_CONTEXT.matcher(all);
        if (found.find()) {
            return "kubectl knows no context " + (found.group(1) == null ? found.group(2) : found.group(1)) + ".";
        }
        found = NOT_FOUND.matcher(all);
        if (found.find()) {
            return "there is no " + found.group(1).replaceFirst("s$", "") + " " + found.group(2) + " in Kubernetes.";
        }
        found = FORBIDDEN.matcher(all);
        if (found.find()) {
            return "your user in Kubernetes may not forward ports there: " + found.group(1) + ".";
        }
        found = NOT_RUNNING.matcher(all);
        if (found.find()) {
            return "its pod is not running (" + found.group(1) + ").";
        }
        if (NO_LOGIN.matcher(all).find()) {
            return "kubectl is not logged in to the cluster: " + last(lines) + ".";
        }
        if (NO_SERVER.matcher(all).find()) {
            return "kubectl can't reach the Kubernetes cluster: " + last(lines) + ".";
        }
        if (LOST.matcher(all).find()) {
            return "kubectl has lost the connection to the pod.";
        }
        if (TAKEN.matcher(all).find()) {
            return "kubectl can't have a port on this machine: " + last(lines) + ".";
        }
        return lines.isEmpty() ? "kubectl port-forward ended without a word." : "kubectl says: " + last(lines) + ".";
    }

    private static String last(List<String> lines) {
        return lines.getLast().strip().replaceFirst("^error: ", "").replaceFirst("\\.$", "");
    }
}
