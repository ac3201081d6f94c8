package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/// A named pipe, which stands for a disk that hangs: to open it waits for whoever opens its other end.
public final class Fifo {

    private Fifo() {}

    /// Makes one; where this machine cannot, the test is skipped.
    public static Path make(Path path) throws IOException, InterruptedException {
        Programs.Ended mkfifo =
                Programs.run("", List.of(Programs.installed("mkfifo").toString(), path.toString()));
        assertThat(mkfifo.status()).as(mkfifo.said()).isZero();
        return path;
    }

    /// Opens both ends, without waiting for anybody: lets go who waits for either, until this is closed.
    public static RandomAccessFile letGo(Path path) throws IOException {
        return new RandomAccessFile(path.toFile(), "rw");
    }
}
