package tile38hc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tile38hc.page.ProcessFigures;

/// What this process uses, as the system tells: memory and descriptors only on Linux. Read from its files, since the
/// JDK's management beans would take more memory than all the figures are worth.
final class OwnProcess {
    private static final Path LINUX = Path.of("/proc/self");

    private OwnProcess() {}

    static ProcessFigures figures() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        String status = text("status");
        return new ProcessFigures(
                Optional.ofNullable(OwnProcess.class.getPackage().getImplementationVersion()),
                Runtime.version().toString(),
                info.startInstant().orElse(Instant.EPOCH),
                info.totalCpuDuration(),
                kilobytes("VmRSS", status),
                kilobytes("VmSize", status),
                openFiles(),
                number("(?m)^Max open files +(\\d+)", text("limits")));
    }

    private static OptionalLong kilobytes(String name, String status) {
        OptionalLong value = number("(?m)^" + name + ":\\s*(\\d+) kB", status);
        return value.isPresent() ? OptionalLong.of(value.getAsLong() * 1024) : value;
    }

    private static OptionalLong openFiles() {
        try (Stream<Path> open = Files.list(LINUX.resolve("fd"))) {
            return OptionalLong.of(open.count());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong number(String expression, String text) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static String text(String file) {
        try {
            return Files.readString(LINUX.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
