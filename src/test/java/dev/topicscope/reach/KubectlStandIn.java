package dev.topicscope.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.topicscope.model.HostPort;

/// A program that speaks as `kubectl port-forward` does, word for word, and forwards to where a file says that pods are.
///
/// Its first argument is a properties file: `context`, and for each `namespace/pod` either an address or one of *pending*, *forbidden*,
/// *taken*. A file of the pod's name with the ending `.lose` beside it has the connection to that pod lost.
final class KubectlStandIn {

    private KubectlStandIn() {
    }

    static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        var world = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            world.load(in);
        }
        var flags = new HashMap<String, String>();
        var words = new ArrayList<String>();
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                flags.put(arguments[i], arguments[++i]);
            } else {
                words.add(arguments[i]);
            }
        }
        if (words.size() != 3 || !words.getFirst().equals("port-forward")) {
            fail("error: TYPE/NAME and list of ports are required for port-forward");
        }
        forward(file.getParent(), world, flags, words.subList(1, 3));
    }

    private static void forward(Path home, Properties world, Map<String, String> flags, List<String> words) throws Exception {
        String context = flags.getOrDefault("--context", world.getProperty("context"));
        if (!context.equals(world.getProperty("context"))) {
            fail("error: context \"" + context + "\" does not exist");
        }
        String namespace = flags.getOrDefault("--namespace", "default");
        String pod = words.getFirst().substring(words.getFirst().indexOf('/') + 1);
        String port = words.get(1).substring(1);
        switch (world.getProperty(namespace + "/" + pod, "")) {
            case "" -> fail("Error from server (NotFound): pods \"" + pod + "\" not found");
            case "pending" -> fail("error: unable to forward port because pod is not running. Current status=Pending");
            case "forbidden" -> fail("Error from server (Forbidden): pods \"" + pod + "\" is forbidden: User \"bob\" cannot create resource"
                    + " \"pods/portforward\" in API group \"\" in the namespace \"" + namespace + "\"");
            case "taken" -> fail("Unable to listen on port " + port + ": Listeners failed to create with the following errors: [unable to"
                    + " create listener: Error listen tcp4 127.0.0.1:" + port + ": bind: address already in use]",
                    "error: unable to listen on any of the requested ports: [{" + port + " " + port + "}]");
            case String address -> serve(home.resolve(pod + ".lose"), HostPort.parse(address).orElseThrow(), port);
        }
    }

    private static void serve(Path lose, HostPort target, String port) throws IOException, InterruptedException {
        try (var forwarder = new Forwarder(target)) {
            Files.createFile(lose.resolveSibling("running." + ProcessHandle.current().pid()));
            System.out.println("Forwarding from 127.0.0.1:" + forwarder.address().port() + " -> " + port);
            while (!Files.exists(lose)) {
                Thread.sleep(50);
            }
        }
        Files.delete(lose);
        fail("error: lost connection to pod");
    }

    private static void fail(String... lines) {
        for (String line : lines) {
            System.err.println(line);
        }
        System.exit(1);
    }
}
