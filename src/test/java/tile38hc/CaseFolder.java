package tile38hc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A case's files as `conf` of a prefix of its own, with ports of its own in them, and an empty `logs` beside it.
/// Gone when closed.
final class CaseFolder implements AutoCloseable {
    private final Path prefix;
    private final Ports ports;

    CaseFolder(Path files) throws IOException {
        prefix = Files.createTempDirectory("hc");
        ports = new Ports(prefix + "/s-");
        Files.createDirectory(prefix.resolve("logs"));
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.toList()) {
                copy(file, prefix.resolve("conf").resolve(files.relativize(file).toString()));
            }
        }
    }

    private void copy(Path file, Path target) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectories(target);
        } else {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(target, ports.rewritten(text), StandardCharsets.ISO_8859_1);
        }
    }

    Path prefix() {
        return prefix;
    }

    Ports ports() {
        return ports;
    }

    @Override
    public void close() throws IOException {
        ports.close();
        try (Stream<Path> files = Files.walk(prefix)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
