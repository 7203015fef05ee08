package dev.topicscope.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Makes certificates with the JDK's keytool.
public final class Certificates {

    private Certificates() {
    }

    /// Makes `brokers.p12`, with a key and a certificate for `names`, and `trust.p12`, which trusts it.
    public static void make(Path directory, String password, List<String> names) throws IOException, InterruptedException {
        String store = directory.resolve("brokers.p12").toString();
        String exported = directory.resolve("brokers.pem").toString();
        keytool(password, "-genkeypair", "-keystore", store, "-alias", "brokers", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=brokers", "-validity", "30",
                "-ext", "san=" + names.stream().map(name -> "dns:" + name).collect(Collectors.joining(",")));
        keytool(password, "-exportcert", "-rfc", "-keystore", store, "-alias", "brokers", "-file", exported);
        keytool(password, "-importcert", "-noprompt", "-keystore", directory.resolve("trust.p12").toString(), "-alias", "brokers",
                "-file", exported);
    }

    private static void keytool(String password, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", password));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("keytool: " + said);
        }
    }
}
