package tile38hc.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files of the machine, relative paths being looked up in a folder.
///
/// A path comes as bytes, like all text of a configuration; on disk it is UTF-8. A file over 64 MiB is refused, so that
/// naming a device or a disk image does no harm.
public final class DiskFiles implements ConfigFiles {
    private static final int LARGEST = 64 << 20;

    private final Path base;

    /// @param base where relative paths begin, usually the current directory
    public DiskFiles(Path base) {
        this.base = base;
    }

    @Override
    public String read(String path) throws IOException {
        Path file = resolve(path);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(path, null, "Is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new FileSystemException(path, null, "27: File too large");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path directory = resolve(folder);
        if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.forEach(entry -> names.add(bytes(entry.getFileName().toString())));
        }
        return names;
    }

    private Path resolve(String path) throws NoSuchFileException {
        try {
            return base.resolve(new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        } catch (InvalidPathException e) {
            throw new NoSuchFileException(path);
        }
    }

    private static String bytes(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
