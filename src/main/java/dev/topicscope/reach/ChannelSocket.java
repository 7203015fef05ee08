package dev.topicscope.reach;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

import org.apache.sshd.client.channel.ClientChannel;

/// A channel in an SSH connection as a socket, so that TLS can run over it. It knows no time-outs.
final class ChannelSocket extends Socket {

    private final ClientChannel channel;

    ChannelSocket(ClientChannel channel) {
        this.channel = channel;
    }

    @Override
    public InputStream getInputStream() {
        return channel.getInvertedOut();
    }

    @Override
    public OutputStream getOutputStream() {
        return channel.getInvertedIn();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Channels have no such thing.
    }

    @Override
    public void setSoTimeout(int millis) {
        // Channels have no such thing.
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void shutdownInput() {
        // Both directions end at once.
    }

    @Override
    public void shutdownOutput() {
        // Both directions end at once.
    }

    @Override
    public void close() {
        channel.close(true);
    }
}
