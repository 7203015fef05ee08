package dev.topicscope.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Key stores for tests, made by the JDK's own keytool: each holds one key whose certificate is signed by itself.
final class Certificates {

    static final String PASSWORD = "changeit";

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    /// Makes a store called `name`, whose certificate is for `names` (as in `dns:localhost,ip:127.0.0.1`), with further options of keytool.
    Certificates make(String name, String names, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san="
                + names));
        command.addAll(List.of(more));
        keytool(name, command);
        keytool(name, List.of("-exportcert", "-rfc", "-alias", "key", "-file", directory.resolve(name + ".pem").toString()));
        return this;
    }

    Path store(String name) {
        return directory.resolve(name + ".p12");
    }

    /// The certificates of `names`, one after the other, in PEM.
    String pem(String... names) throws IOException {
        var all = new StringBuilder();
        for (String name : names) {
            all.append(Files.readString(directory.resolve(name + ".pem")));
        }
        return all.toString();
    }

    /// The client properties that trust them.
    Map<String, String> trusting(String... names) throws IOException {
        return Map.of("security.protocol", "SSL", "ssl.truststore.type", "PEM", "ssl.truststore.certificates", pem(names));
    }

    private void keytool(String name, List<String> command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        all.addAll(command);
        all.addAll(List.of("-keystore", store(name).toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(directory.resolve("keytool.log").toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("keytool: " + Files.readString(directory.resolve("keytool.log")));
        }
    }
}
