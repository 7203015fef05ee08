package dev.topicscope.ui.connections;

/// One field of the form on the route. `label` is what stands beside it, `prompt` what stands in it while it is empty.
enum RouteField {

    SSH_ADDRESS("SSH server", Kind.LINE, true, "bastion.example.com, or with a port: bastion.example.com:22"),
    SSH_USER("User name", Kind.LINE, true, ""),
    SSH_KEY("Private key", Kind.FILE, true, "/home/me/.ssh/id_ed25519"),
    SSH_PASSPHRASE("Its passphrase", Kind.SECRET, false, ""),
    SSH_PASSWORD("Password", Kind.SECRET, false, ""),
    JUMP_ADDRESS("Jump host", Kind.LINE, true, "jump.example.com"),
    JUMP_USER("User name there", Kind.LINE, true, ""),
    JUMP_KEY("Private key", Kind.FILE, true, "/home/me/.ssh/id_ed25519"),
    JUMP_PASSPHRASE("Its passphrase", Kind.SECRET, false, ""),
    JUMP_PASSWORD("Password", Kind.SECRET, false, ""),
    KNOWN_HOSTS("Known hosts", Kind.FILE, false, "your own ~/.ssh/known_hosts"),
    PROXY("Proxy", Kind.LINE, true, "proxy.example.com:1080"),
    PROXY_USER("User name", Kind.LINE, false, "none"),
    PROXY_PASSWORD("Password", Kind.SECRET, false, ""),
    CONTEXT("Context", Kind.LINE, false, "that which kubectl has now"),
    NAMESPACE("Namespace", Kind.LINE, false, "that which the brokers' names tell"),
    KUBECONFIG("Configuration", Kind.FILE, false, "kubectl's own"),
    PROGRAM("Program", Kind.FILE, false, "kubectl");

    /// How a field is typed.
    enum Kind { LINE, SECRET, FILE }

    private final String label;
    private final Kind kind;
    private final boolean required;
    private final String prompt;

    RouteField(String label, Kind kind, boolean required, String prompt) {
        this.label = label;
        this.kind = kind;
        this.required = required;
        this.prompt = prompt;
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /// Whether nothing works without it.
    boolean isRequired() {
        return required;
    }

    String prompt() {
        return prompt;
    }
}
