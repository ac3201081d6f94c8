package tile38hc.nginx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The real nginx with its Lua module, where the machine has one: what it says of a configuration.
final class Nginx {
    private static final Path MODULES = Path.of("/usr/lib/nginx/modules");
    private static final List<String> NEEDED = List.of("ndk_http_module.so", "ngx_http_lua_module.so");

    private Nginx() {}

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/sbin/nginx"))
                && NEEDED.stream().allMatch(module -> Files.exists(MODULES.resolve(module)));
    }

    /// What `nginx -t` writes about `nginx.conf` in a folder, with file names relative to it.
    static String test(Path folder) throws IOException, InterruptedException {
        return run(folder, "-t").replaceAll("\\[emerg\\] [0-9]+#[0-9]+: ", "[emerg] ");
    }

    /// What `nginx -T` prints of the files.
    static String dump(Path folder) throws IOException, InterruptedException {
        return run(folder, "-T").replaceFirst("(?s)^.*?(?=# configuration file )", "");
    }

    private static String run(Path folder, String option) throws IOException, InterruptedException {
        StringBuilder globals = new StringBuilder("pid nginx.pid;");
        NEEDED.forEach(module ->
                globals.append("load_module ").append(MODULES.resolve(module)).append(';'));
        Path output = Files.createTempFile(folder, "nginx-says", ".txt");
        Process nginx = new ProcessBuilder(
                        "/usr/sbin/nginx", option, "-p", folder + "/", "-c", "nginx.conf", "-g", globals.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!nginx.waitFor(30, TimeUnit.SECONDS)) {
            nginx.destroyForcibly();
            throw new IOException("nginx does not end");
        }
        return Files.readString(output, StandardCharsets.ISO_8859_1).replace(folder + "/", "");
    }
}
