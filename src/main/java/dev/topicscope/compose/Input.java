package dev.topicscope.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Something to read bytes from, with a name for people.
public interface Input {

    String name();

    /// The caller closes it.
    InputStream open() throws IOException;

    static Input file(Path file) {
        return of(String.valueOf(file), () -> Files.newInputStream(file));
    }

    /// `stream` can be opened once only.
    static Input stream(String name, InputStream stream) {
        return of(name, () -> stream);
    }

    private static Input of(String name, Opener opener) {
        return new Input() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return opener.open();
            }
        };
    }

    /// Opens a stream.
    interface Opener {
        InputStream open() throws IOException;
    }
}
