package tile38hc.lua;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The `lua5.1` of the machine, for comparison.
final class CLua {
    private CLua() {}

    record Result(String output, String errors) {}

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "lua5.1")));
    }

    static Result run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("lua5.1"));
        command.addAll(arguments);
        Path errors = Files.createTempFile("lua", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            process.waitFor();
            return new Result(output, Files.readString(errors, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(errors);
        }
    }
}
