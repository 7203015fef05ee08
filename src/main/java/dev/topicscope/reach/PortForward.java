package dev.topicscope.reach;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.topicscope.model.HostPort;

/// One `kubectl port-forward`: its process, watched. Thread-safe.
///
/// A process that loses its pod is ended, and the next one who asks for the port has it started anew, after a pause that grows while it
/// fails.
final class PortForward implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PortForward.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long KILL_MILLIS = 1_000;
    private static final int LINES_KEPT = 20;
    private static final Pattern READY = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) -> \\d+");
    /// What kubectl says when the way to the pod is gone; some versions stay and fail every connection.
    private static final Pattern LOST = Pattern.compile("lost connection to pod|an error occurred forwarding|error forwarding port");

    private final HostPort broker;
    private final List<String> command;
    private Optional<Run> run = Optional.empty();
    private long pauseNanos;
    private long endedNanos;
    private boolean closed;

    private record Run(Process process, CompletableFuture<OptionalInt> port, List<String> lines) {
    }

    PortForward(HostPort broker, List<String> command) {
        this.broker = broker;
        this.command = command;
    }

    /// The port on 127.0.0.1 that leads to the broker; waits until kubectl has it.
    ///
    /// @throws NoWayException if it will not, with what it said
    int port() throws NoWayException {
        var current = running();
        var port = current.port().copy().completeOnTimeout(OptionalInt.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        if (port.isPresent()) {
            return port.getAsInt();
        }
        boolean late = !current.port().isDone();
        if (late) {
            current.process().destroy();
        }
        throw new NoWayException(broker + ": " + (late ? "kubectl port-forward does not begin to forward within "
                + PATIENCE.toSeconds() + " s." : KubectlWords.sentence(lines(current))));
    }

    /// Ends the process, which no longer leads to the broker.
    synchronized void lost() {
        run.ifPresent(current -> current.process().destroy());
    }

    private synchronized Run running() throws NoWayException {
        if (closed) {
            throw new NoWayException("The connection is closed.");
        }
        if (run.isEmpty() || !run.get().process().isAlive()) {
            if (pauseNanos > 0 && System.nanoTime() - endedNanos < pauseNanos) {
                throw new NoWayException(broker + ": " + run.map(this::lines).map(KubectlWords::sentence)
                        .orElse("kubectl port-forward can't be started."));
            }
            run = Optional.of(start());
        }
        return run.get();
    }

    private Run start() throws NoWayException {
        pauseNanos = Math.clamp(pauseNanos * 2, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        endedNanos = System.nanoTime();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(nothing()).start();
            var started = new Run(process, new CompletableFuture<>(), new ArrayList<>());
            Thread.ofPlatform().daemon().name("kubectl " + broker).start(() -> watch(started));
            return started;
        } catch (IOException e) {
            throw new NoWayException("The program " + command.getFirst() + " can't be started: is it installed and on the path?", e);
        }
    }

    private void watch(Run started) {
        try (var out = new BufferedReader(new InputStreamReader(started.process().getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                said(started, line);
            }
        } catch (IOException e) {
            LOG.debug("The output of kubectl for {} broke off", broker, e);
        }
        started.process().destroy();
        ended();
        started.port().complete(OptionalInt.empty());
    }

    private void said(Run started, String line) {
        var ready = READY.matcher(line);
        if (ready.find()) {
            started.port().complete(OptionalInt.of(Integer.parseInt(ready.group(1))));
            succeeded();
            return;
        }
        synchronized (this) {
            started.lines().add(line);
            if (started.lines().size() > LINES_KEPT) {
                started.lines().removeFirst();
            }
        }
        if (LOST.matcher(line).find()) {
            LOG.info("kubectl has lost {}: {}", broker, line);
            started.process().destroy();
        }
    }

    private synchronized void succeeded() {
        pauseNanos = 0;
    }

    private synchronized void ended() {
        endedNanos = System.nanoTime();
    }

    private synchronized List<String> lines(Run of) {
        return List.copyOf(of.lines());
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    /// Ends the process, by force if it has not ended a second later; does not wait.
    @Override
    public synchronized void close() {
        closed = true;
        run.ifPresent(current -> {
            current.process().destroy();
            CompletableFuture.delayedExecutor(KILL_MILLIS, TimeUnit.MILLISECONDS).execute(current.process()::destroyForcibly);
        });
    }
}
