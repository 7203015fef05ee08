package dev.topicscope.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.topicscope.model.Connection;

/// An examination as text to pass on. Pure.
public final class Report {

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(password|secret|jaas|token|private|assertion|keystore\\.key|credential).*");
    /// In the text of a login, whose other values (a user's name, a service's) are no secrets.
    private static final Pattern ASSIGNED = Pattern.compile("(?i)(?:password|secret|token|key)\\w*\\s*=\\s*"
            + "(?:\"([^\"]+)\"|'([^']+)'|([^\\s;\"']+))");
    /// Shorter ones would take pieces out of harmless words.
    private static final int SHORTEST = 4;

    private final Connection connection;
    private final Examination examination;

    public Report(Connection connection, Examination examination) {
        this.connection = connection;
        this.examination = examination;
    }

    /// The whole, without secrets; with `names`, hosts, addresses, cluster ids and certificates as they are, else numbered.
    public String text(boolean names) {
        var text = new StringBuilder(head(connection));
        examination.steps().forEach(step -> text.append(line(step)));
        String harmless = withoutSecrets(text.toString(), connection) + verdict();
        return names ? harmless : withoutNames(harmless);
    }

    /// What stands above the steps.
    public static String head(Connection connection) {
        return "Connection doctor: " + connection.bootstrap() + "\n\n";
    }

    /// What stands below the steps: cause, explanation, what helps, and the time.
    public String verdict() {
        var text = new StringBuilder();
        var diagnosis = examination.diagnosis();
        text.append('\n').append(diagnosis.sentence()).append("\n\n").append(diagnosis.explanation()).append('\n');
        if (!diagnosis.fixes().isEmpty()) {
            text.append("\nWhat helps\n");
            diagnosis.fixes().forEach(fix -> text.append(fix(fix)));
        }
        text.append(String.format(Locale.ROOT, "%nExamined in %.1f s.%n", examination.took().toMillis() / 1000.0));
        return withoutSecrets(text.toString(), connection);
    }

    /// One step as lines: its state, its summary, and its evidence, indented.
    public static String line(Step step) {
        var lines = new StringBuilder(String.format(Locale.ROOT, "%-5s %-29s %s (%d ms)%n", mark(step.state()), step.hop().title(),
                step.summary(),
                step.took().toMillis()));
        step.evidence().forEach(evidence -> lines.append("        ").append(evidence).append('\n'));
        return lines.toString();
    }

    /// One fix as lines.
    public static String fix(Fix fix) {
        return switch (fix) {
            case Fix.BrokerText(String label, String file, String text) -> "  - " + label + ", in " + file + ":\n"
                    + text.lines().map(line -> "        " + line + "\n").reduce("", String::concat);
            case Fix.SetProperties(String label, var set, var removed) -> "  - " + label + ": " + String.join(", ", set.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue()).sorted().toList())
                    + (removed.isEmpty() ? "" : " without " + String.join(", ", removed.stream().sorted().toList())) + "\n";
            case Fix.TrustCertificate(String label, var certificate) -> "  - " + label + ", SHA-256 " + certificate.sha256() + "\n";
            case Fix.UseAddresses(String label, String bootstrap) -> "  - " + label + ": bootstrap.servers=" + bootstrap + "\n";
            case Fix.Credentials(String label, String protocol, var mechanisms) -> "  - " + label + ": security.protocol=" + protocol
                    + ", sasl.mechanism=" + String.join(" or ", mechanisms) + "\n";
            case Fix.MapAddresses(String label, var through) -> "  - " + label + ":\n" + String.join("", through.entrySet().stream()
                    .map(entry -> "        " + entry.getKey() + " through " + entry.getValue() + "\n").sorted().toList());
            case Fix.PortForward(String label, var pods) -> "  - " + label + ":\n" + String.join("", pods.stream()
                    .map(pod -> "        kubectl --namespace " + pod.namespace() + " port-forward pod/" + pod.name() + " :" + pod.port()
                            + "\n").toList());
            case Fix.TryAgain(String label) -> "  - " + label + "\n";
            case Fix.Advice(String label) -> "  - " + label + "\n";
        };
    }

    /// `text` without the values of properties that hold secrets, should any have got into it.
    public static String withoutSecrets(String text, Connection connection) {
        String harmless = text;
        for (String secret : secrets(connection)) {
            harmless = harmless.replace(secret, "…");
        }
        return harmless;
    }

    private String withoutNames(String text) {
        String nameless = text;
        int number = 1;
        for (String name : examination.evidence().names()) {
            String bounded = "(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])";
            String replaced = nameless.replaceAll(bounded, "<name-" + number + ">");
            if (!replaced.equals(nameless)) {
                number++;
            }
            nameless = replaced;
        }
        return nameless;
    }

    private static List<String> secrets(Connection connection) {
        var secrets = new ArrayList<String>();
        connection.properties().forEach((name, value) -> {
            if (SECRET.matcher(name).matches() && !name.endsWith(".url")) {
                secrets.add(value);
                var assigned = ASSIGNED.matcher(value);
                while (assigned.find()) {
                    secrets.add(assigned.group(1) != null ? assigned.group(1) : assigned.group(2) != null ? assigned.group(2)
                            : assigned.group(3));
                }
            }
        });
        return secrets.stream().map(String::strip).filter(secret -> secret.length() >= SHORTEST).sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    private static String mark(Step.State state) {
        return switch (state) {
            case RUNNING -> "…";
            case PASSED -> "ok";
            case WARNED -> "warn";
            case FAILED -> "FAIL";
            case SKIPPED -> "-";
        };
    }
}
