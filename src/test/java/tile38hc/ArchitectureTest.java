package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/// The arrows between the packages, and the few calls that belong in few places.
class ArchitectureTest {

    private static final Path CLASSES = Path.of("target", "classes");

    /// Who may import whom. The root package may import everything and stands in no list.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("config", Set.of("nginx", "ngx", "lua", "web", "health", "source", "net")),
            Map.entry("ngx", Set.of("lua.lib", "lua", "regex", "page", "health", "json", "source")),
            Map.entry("lua.lib", Set.of("lua")),
            Map.entry("web", Set.of("regex", "page", "health", "net")),
            Map.entry("alert", Set.of("page", "health")),
            Map.entry("page", Set.of("health", "json")),
            Map.entry("log", Set.of("page", "health", "json")),
            Map.entry("probe", Set.of("health", "net")),
            Map.entry("tile38", Set.of("health", "net", "json")),
            Map.entry("demo", Set.of("json")),
            Map.entry("nginx", Set.of("source")),
            Map.entry("lua", Set.of("source")),
            Map.entry("health", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("net", Set.of()),
            Map.entry("regex", Set.of()),
            Map.entry("source", Set.of()));

    /// Calls that have a home: `owner.name` and the classes (without those nested in them) that may name it.
    private static final Map<String, Set<String>> HOMES = Map.of(
            "java/lang/System.exit", Set.of("tile38hc/Main", "tile38hc/Launcher"),
            "java/lang/Runtime.halt", Set.of("tile38hc/Main", "tile38hc/Launcher"),
            "java/lang/System.out", Set.of("tile38hc/Main"),
            "java/lang/System.err", Set.of("tile38hc/Main", "tile38hc/Launcher"),
            "java/lang/System.nanoTime", Set.of("tile38hc/SystemTime", "tile38hc/net/Watchdog"),
            "java/lang/System.currentTimeMillis", Set.of(),
            "java/time/Instant.now", Set.of("tile38hc/SystemTime"),
            "java/lang/Thread.sleep", Set.of());

    @Test
    void packages_import_only_what_their_place_allows() {
        List<String> forbidden = new ArrayList<>();
        Matcher arrow =
                Pattern.compile("(?m)^ {3}tile38hc\\.(\\S+) +-> (tile38hc\\S*)").matcher(dependencies());
        while (arrow.find()) {
            String from = arrow.group(1);
            String to = arrow.group(2).replaceFirst("^tile38hc\\.?", "");
            assertThat(ARROWS).as("a package that the table does not know").containsKey(from);
            if (!to.equals(from) && !ARROWS.get(from).contains(to)) {
                forbidden.add(from + " -> " + (to.isEmpty() ? "the root package" : to));
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void clocks_streams_and_exits_are_named_only_in_their_homes() throws IOException {
        Set<String> strangers = new TreeSet<>();
        for (Path file : classFiles()) {
            ClassModel model = ClassFile.of().parse(file);
            String user = model.thisClass().asInternalName().replaceFirst("\\$.*", "");
            model.constantPool().forEach(entry -> {
                if (entry instanceof MemberRefEntry member) {
                    String call = member.owner().asInternalName() + "."
                            + member.name().stringValue();
                    if (HOMES.containsKey(call) && !HOMES.get(call).contains(user)) {
                        strangers.add(user + " names " + call);
                    }
                }
            });
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void no_source_file_outgrows_its_reader() throws IOException {
        List<String> long_ = new ArrayList<>();
        try (var files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                long lines = Files.readAllLines(file).size();
                if (lines > 600) {
                    long_.add(file + " has " + lines + " lines");
                }
            }
        }
        assertThat(long_).isEmpty();
    }

    private static String dependencies() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(writer, writer, "-verbose:package", "-filter:none", CLASSES.toString());
        assertThat(status).as(out.toString()).isZero();
        return out.toString();
    }

    private static List<Path> classFiles() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            return files.filter(f -> f.toString().endsWith(".class")).toList();
        }
    }
}
