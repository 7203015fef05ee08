package dev.topicscope.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A running [BrokerMain]: the process, whether it answers yet, and how it is ended.
///
/// Thread-safe. It can't outlive this program: its standard input is a pipe that only we hold, and it ends with the pipe.
final class BrokerProcess {

    private final Process process;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile boolean askedToEnd;

    private BrokerProcess(int id, Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("lab-broker-" + id).start(this::listen);
    }

    /// Starts the process and returns at once.
    ///
    /// @throws IOException if this program's own runtime has no launcher, or the system refuses
    static BrokerProcess launch(int id, BrokerFolder folder, String clusterId) throws IOException {
        var command = new ArrayList<String>();
        command.add(javaLauncher().toString());
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError", "-XX:ErrorFile=" + folder.crashReport(), "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.logFile=System.err", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true", "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), BrokerMain.class.getName(),
                folder.properties().toString(), clusterId, folder.log().toString()));
        var builder = new ProcessBuilder(command).redirectError(folder.rawOutput().toFile());
        return new BrokerProcess(id, builder.start());
    }

    /// Completes with true once the broker answers, with false if its process ends before.
    CompletableFuture<Boolean> ready() {
        return ready.copy();
    }

    boolean isReady() {
        return ready.getNow(false);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether [#askToStop] or [#kill] was called.
    boolean wasAskedToEnd() {
        return askedToEnd;
    }

    long pid() {
        return process.pid();
    }

    /// Has the broker end in order; returns at once.
    void askToStop() {
        askedToEnd = true;
        try {
            process.getOutputStream().write(BrokerMain.STOP);
            process.getOutputStream().flush();
        } catch (IOException gone) {
            process.destroyForcibly();
        }
    }

    /// Ends the process without letting it do anything more (SIGKILL); returns at once.
    void kill() {
        askedToEnd = true;
        process.destroyForcibly();
    }

    /// Waits until the process has ended, for `millis` at most; whether it has.
    boolean awaitExit(long millis) {
        process.onExit().copy().completeOnTimeout(process, millis, TimeUnit.MILLISECONDS).join();
        return !process.isAlive();
    }

    private void listen() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(BrokerMain.READY)) {
                    ready.complete(true);
                }
            }
        } catch (IOException gone) {
            // The process has ended, which is what the end of its output says too.
        }
        ready.complete(false);
    }

    private static Path javaLauncher() throws IOException {
        var bin = Path.of(System.getProperty("java.home"), "bin");
        for (var name : List.of("java", "java.exe")) {
            if (Files.isExecutable(bin.resolve(name))) {
                return bin.resolve(name);
            }
        }
        throw new IOException("There is no java launcher in " + bin);
    }
}
