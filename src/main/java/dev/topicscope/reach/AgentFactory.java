package dev.topicscope.reach;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// Asks the user's SSH agent, at the socket that `SSH_AUTH_SOCK` names. Forwards no agent to servers.
///
/// The library's own needs a native one; Java has such sockets itself.
final class AgentFactory implements SshAgentFactory {

    private static final int LARGEST_ANSWER = 1 << 20;

    private final Optional<String> socket;

    /// The agent at `socket`, a file; none if it is absent.
    AgentFactory(Optional<String> socket) {
        this.socket = socket;
    }

    /// The agent of the user's session.
    static AgentFactory ofSession() {
        return new AgentFactory(Optional.ofNullable(System.getenv(SshAgent.SSH_AUTHSOCKET_ENV_NAME)));
    }

    /// @throws NoWayException if no agent is known
    String socket() throws NoWayException {
        return socket.orElseThrow(() -> new NoWayException("No SSH agent is running: SSH_AUTH_SOCK is not set."));
    }

    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
        return List.of();
    }

    @Override
    public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
        return new Agent(socket());
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) {
        throw new UnsupportedOperationException("Agents are not forwarded");
    }

    static final class Agent extends AbstractAgentProxy {

        private final SocketChannel channel;

        private Agent(String path) throws IOException {
            super(null);
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        protected synchronized Buffer request(Buffer request) throws IOException {
            var out = ByteBuffer.wrap(request.array(), request.rpos(), request.available());
            while (out.hasRemaining()) {
                channel.write(out);
            }
            var in = new DataInputStream(Channels.newInputStream(channel));
            int length = in.readInt();
            if (length < 1 || length > LARGEST_ANSWER) {
                throw new IOException("The SSH agent's answer has " + length + " bytes");
            }
            byte[] answer = new byte[length];
            in.readFully(answer);
            return new ByteArrayBuffer(answer);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            super.close();
        }
    }
}
