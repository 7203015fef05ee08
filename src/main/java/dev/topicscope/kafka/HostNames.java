package dev.topicscope.kafka;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.topicscope.doctor.NameLookUp;

/// Looks up names of hosts with the deadline that the system's resolver lacks: a look-up that outlives it is left to end by itself.
final class HostNames {

    private HostNames() {
    }

    /// Blocks until `deadline` at most.
    static NameLookUp lookUp(String host, Deadline deadline) {
        long begun = System.nanoTime();
        var answer = CompletableFuture.supplyAsync(() -> all(host), Waits.threads("topicscope name look-up"));
        try {
            return new NameLookUp(host, answer.get(deadline.millis(), TimeUnit.MILLISECONDS), false, since(begun));
        } catch (TimeoutException e) {
            return new NameLookUp(host, List.of(), true, since(begun));
        } catch (ExecutionException e) {
            return new NameLookUp(host, List.of(), false, since(begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NameLookUp(host, List.of(), true, since(begun));
        }
    }

    private static List<String> all(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).distinct().toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
