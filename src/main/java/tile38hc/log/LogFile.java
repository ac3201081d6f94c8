package tile38hc.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tile38hc.health.FileTrouble;

/// A file that the log is copied to, behind a [Backlog]: nobody waits for a disk that hangs, nor for a FIFO that
/// nobody reads, which does not even open (nginx waits there, and does not start).
///
/// Where its folder is not there nothing is written. Renaming or deleting it is not noticed, as by nginx: that takes
/// [#reopen]. Safe for use by many threads.
final class LogFile extends OutputStream {
    private final String name;
    private final Path path;
    private final Log log;
    private final Backlog backlog;
    private OutputStream out = OutputStream.nullOutputStream(); // this and the next: the backlog's thread's
    private boolean open;

    /// Takes nothing before a [#reopen].
    ///
    /// @param log which this is of, and which is told when the file cannot be opened
    LogFile(Log.Copy copy, Log log) {
        this.name = copy.name();
        this.path = copy.path();
        this.log = log;
        this.backlog = log.backlog(line -> out.write(line), Format.TEXT);
    }

    @Override
    public void write(int b) {
        backlog.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        backlog.write(bytes, from, length);
    }

    /// Goes on in what has the file's name when all is written that waits now, and makes it if nothing has.
    void reopen() {
        backlog.afterwards(this::open);
    }

    /// Ends when all is written that waits now, until another [#reopen].
    void leave() {
        backlog.afterwards(() -> goOnIn(OutputStream.nullOutputStream(), false));
    }

    private void open() {
        if (!open && !Files.isDirectory(path.getParent())) {
            return;
        }
        try {
            goOnIn(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true);
        } catch (IOException e) {
            String what = "open() \"" + name + "\" failed (" + FileTrouble.of(e) + "): ";
            if (open) {
                log.log(Log.Level.EMERG, what + "its copy of the log goes on where it was");
            } else {
                log.log(Log.Level.WARN, what + "no copy of the log is written");
            }
        }
    }

    private void goOnIn(OutputStream next, boolean isOpen) {
        try {
            out.close();
        } catch (IOException _) {
            // nothing is kept back that could be lost
        }
        out = next;
        open = isOpen;
    }
}
