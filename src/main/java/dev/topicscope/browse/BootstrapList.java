package dev.topicscope.browse;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A list of broker addresses as people type or paste it, read before any network call. Pure.
///
/// Entries are separated by white space, commas or semicolons. A scheme before (`PLAINTEXT://`) and a slash after an entry are dropped,
/// a missing port is Kafka's usual 9092, an IPv6 address may stand without brackets if it has no port, and entries given twice count once.
public record BootstrapList(List<String> addresses, List<Problem> problems) {

    /// The port of an entry that names none.
    public static final int DEFAULT_PORT = 9092;

    // Pages and mails paste no-break spaces, byte order marks and zero-width spaces along.
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cf},;]+");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+_.-]*://");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern IPV6_ZONE = Pattern.compile("%[A-Za-z0-9_.-]+$");

    public BootstrapList {
        addresses = List.copyOf(addresses);
        problems = List.copyOf(problems);
    }

    /// An entry that is no address, and the sentence why.
    public record Problem(String entry, String reason) {
    }

    /// Reads `text`. Where it has no entry at all, that is the one problem.
    public static BootstrapList parse(String text) {
        var addresses = new LinkedHashSet<String>();
        var problems = new ArrayList<Problem>();
        for (String entry : SEPARATORS.split(text.strip())) {
            if (!entry.isEmpty()) {
                var address = new Entry(entry);
                address.problem().ifPresentOrElse(reason -> problems.add(new Problem(entry, reason)),
                        () -> addresses.add(address.address()));
            }
        }
        if (addresses.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem("", "Name at least one broker, as host:port."));
        }
        return new BootstrapList(List.copyOf(addresses), problems);
    }

    public boolean isValid() {
        return problems.isEmpty();
    }

    /// The addresses as `bootstrap.servers` takes them.
    public String joined() {
        return String.join(",", addresses);
    }

    private record Split(String host, Optional<String> port) {
    }

    private static final class Entry {

        private final Split split;

        private Entry(String text) {
            String bare = SCHEME.matcher(text).replaceFirst("");
            while (bare.endsWith("/")) {
                bare = bare.substring(0, bare.length() - 1);
            }
            split = split(bare);
        }

        private static Split split(String bare) {
            int bracket = bare.startsWith("[") ? bare.indexOf(']') : -1;
            String rest = bracket > 0 ? bare.substring(bracket + 1) : "";
            if (bracket > 0 && (rest.isEmpty() || rest.startsWith(":"))) {
                return new Split(bare.substring(1, bracket), rest.isEmpty() ? Optional.empty() : Optional.of(rest.replaceFirst("^:", "")));
            }
            int colon = bare.indexOf(':');
            if (colon < 0 || bare.indexOf(':', colon + 1) >= 0) {
                return new Split(bare, Optional.empty());
            }
            return new Split(bare.substring(0, colon), Optional.of(bare.substring(colon + 1)));
        }

        private Optional<String> problem() {
            boolean ipv6 = split.host().contains(":");
            if (split.host().isEmpty()) {
                return Optional.of("has no host name before the port.");
            }
            if (ipv6 ? !isIpv6(split.host()) : !HOST.matcher(split.host()).matches()) {
                return Optional.of(ipv6 ? "is neither host:port nor an IPv6 address." : "has a character that no host name has.");
            }
            return split.port().flatMap(Entry::portProblem);
        }

        private static boolean isIpv6(String host) {
            try {
                // A literal only: this asks no name server. The zone is left out, since it may name an interface of another machine.
                Inet6Address.ofLiteral(IPV6_ZONE.matcher(host).replaceFirst(""));
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static Optional<String> portProblem(String port) {
            if (!port.matches("[0-9]{1,9}")) {
                return Optional.of("has a port that is not a number: " + (port.isEmpty() ? "nothing after the colon" : port) + ".");
            }
            int number = Integer.parseInt(port);
            return number >= 1 && number <= 65535 ? Optional.empty() : Optional.of("has port " + port + ", but ports go from 1 to 65535.");
        }

        private String address() {
            String host = split.host().contains(":") ? "[" + split.host() + "]" : split.host();
            return host + ":" + split.port().map(Integer::parseInt).orElse(DEFAULT_PORT);
        }
    }
}
