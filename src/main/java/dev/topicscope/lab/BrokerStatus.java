package dev.topicscope.lab;

import java.util.Objects;
import java.util.OptionalLong;

/// How one broker of the lab stands: its id from 1 on, the address it listens on, and its process while there is one.
public record BrokerStatus(int id, String address, State state, OptionalLong pid) {

    /// What a broker of the lab is doing.
    public enum State {
        /// Its process is there and does not answer yet.
        STARTING,
        /// It answers.
        RUNNING,
        /// It was never started, or it was stopped or killed on request.
        STOPPED,
        /// It ended without having been asked to.
        CRASHED
    }

    public BrokerStatus {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(pid, "pid");
    }
}
