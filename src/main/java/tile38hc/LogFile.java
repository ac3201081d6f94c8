package tile38hc;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A file that the log is copied to. What cannot be written, as on a full disk, is lost, and the next line is
/// tried again. Renaming or deleting the file is not noticed, as by nginx: that takes [#reopen]. Safe for use
/// by many threads.
final class LogFile extends OutputStream {
    private final Path path;
    private OutputStream out; // guarded by this

    /// @throws IOException if it cannot be opened for appending
    LogFile(Path path) throws IOException {
        this.path = path;
        this.out = open();
    }

    /// Goes on in what has the file's name now, and makes it if nothing has.
    ///
    /// @throws IOException if that cannot be opened; then it goes on in what was open
    synchronized void reopen() throws IOException {
        OutputStream fresh = open();
        out.close();
        out = fresh;
    }

    private OutputStream open() throws IOException {
        return new FileOutputStream(path.toFile(), true);
    }

    Path path() {
        return path;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException _) {
            // there is nobody else to tell
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException _) {
            // nothing is kept back that could be lost
        }
    }
}
