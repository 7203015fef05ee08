package dev.topicscope.reach;

import dev.topicscope.model.Route;
import dev.topicscope.model.Secrets;

/// The dialer for each route.
final class Dialers {

    private Dialers() {
    }

    static Dialer of(Route route, Secrets secrets) {
        return switch (route) {
            case Route.Direct() -> new DirectDialer();
            case Route.Mapped map -> new MappedDialer(map, new DirectDialer());
            case Route.Socks socks -> new SocksDialer(socks, secrets);
            case Route.HttpConnect http -> new HttpConnectDialer(http, secrets);
            case Route.Ssh ssh -> new SshDialer(ssh, secrets);
            case Route.Kubectl kubectl -> new KubectlDialer(kubectl);
        };
    }
}
