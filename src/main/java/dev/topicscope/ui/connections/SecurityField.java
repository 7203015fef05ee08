package dev.topicscope.ui.connections;

/// One field of the form on security. `label` is what stands beside it, `prompt` what stands in it while it is empty.
enum SecurityField {

    TRUST_TEXT("Certificates of the brokers or their authority", Kind.AREA, true, "-----BEGIN CERTIFICATE-----"),
    TRUST_FILE("Trust file", Kind.FILE, true, "/path/to/ca.pem"),
    TRUST_PASSWORD("Its password", Kind.SECRET, false, "none"),
    IDENTITY_CHAIN("Your certificate, and those between it and its authority", Kind.AREA, true, "-----BEGIN CERTIFICATE-----"),
    IDENTITY_KEY("Your private key (PKCS#8)", Kind.SECRET_AREA, true, "-----BEGIN PRIVATE KEY-----"),
    IDENTITY_FILE("Key file", Kind.FILE, true, "/path/to/me.p12"),
    IDENTITY_PASSWORD("Its password", Kind.SECRET, false, "none"),
    KEY_PASSWORD("Password of the key", Kind.SECRET, false, "none, or that of the file"),
    USER("User name", Kind.LINE, true, ""),
    PASSWORD("Password", Kind.SECRET, false, ""),
    TOKEN_ENDPOINT("Token endpoint", Kind.LINE, true, "https://id.example.com/oauth2/token"),
    CLIENT_ID("Client id", Kind.LINE, true, ""),
    CLIENT_SECRET("Client secret", Kind.SECRET, false, ""),
    SCOPE("Scope", Kind.LINE, false, "none"),
    SERVICE("Service name of the brokers", Kind.LINE, true, "kafka"),
    PRINCIPAL("Principal", Kind.LINE, false, "that of the ticket"),
    KEYTAB("Key table", Kind.FILE, false, "none: your ticket cache is used");

    /// How a field is typed.
    enum Kind { LINE, AREA, SECRET, SECRET_AREA, FILE }

    private final String label;
    private final Kind kind;
    private final boolean required;
    private final String prompt;

    SecurityField(String label, Kind kind, boolean required, String prompt) {
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
