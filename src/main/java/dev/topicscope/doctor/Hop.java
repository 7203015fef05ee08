package dev.topicscope.doctor;

/// A stage on the way to a cluster, in the order of the way.
public enum Hop {

    ADDRESSES("Address list"),
    NAMES("Name look-up"),
    TCP("TCP"),
    TLS("TLS"),
    KAFKA("Kafka speaks here"),
    LOGIN("Login"),
    CLUSTER("Cluster"),
    ADVERTISED("Advertised addresses"),
    COORDINATOR("Group coordinator"),
    RIGHTS("Read, write and group rights");

    private final String title;

    Hop(String title) {
        this.title = title;
    }

    /// A few words for a row.
    public String title() {
        return title;
    }
}
