package tile38hc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// What `java -jar` starts, on any Java since 8: it goes on in this very process where that is a Java 25 or newer,
/// and in a child process on one that it finds where it is not.
///
/// The child has this process's standard streams, its JVM options and its signals; this process ends with the
/// child's status, and the child when this process is gone ([Main] looks at [#LAUNCHER_PID] for that). Compiled
/// for Java 8, so nothing newer may be used here, and [Main] is only reached by its name.
public final class Launcher {
    static final String LAUNCHER_PID = "tile38hc.launcher.pid";

    private static final int NEEDED = 25;

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        if (feature(System.getProperty("java.specification.version")) >= NEEDED) {
            Class.forName("tile38hc.Main").getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        String own = System.getProperty("java.specification.version");
        Path home = newerHome();
        if (home == null) {
            System.err.println("tile38-hc: needs Java " + NEEDED + ", this is Java " + own
                    + " and no newer one was found; get one (Debian: apt install openjdk-25-jre-headless, Fedora: dnf"
                    + " install java-25-openjdk-headless, macOS: brew install openjdk@25) or set JAVA_HOME");
            System.exit(1);
        }
        System.err.println("tile38-hc: this is Java " + own + ", continuing on the Java " + NEEDED + " in " + home);
        System.exit(run(home, args));
    }

    private static int run(Path home, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + LAUNCHER_PID + "="
                + ManagementFactory.getRuntimeMXBean().getName().split("@")[0]);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("tile38hc.Launcher");
        command.addAll(Arrays.asList(args));
        final Process child = new ProcessBuilder(command).inheritIO().start();
        final AtomicBoolean ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread() {
            @Override
            public void run() {
                if (!ended.get()) {
                    endWithChild(child);
                }
            }
        });
        passOn("HUP", child);
        passOn("USR1", child);
        int status = child.waitFor();
        ended.set(true);
        return status;
    }

    /// Sends the child what it takes and what would end this process.
    private static void passOn(final String name, final Process child) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler passing = (proxy, method, arguments) -> {
                if (method.getDeclaringClass() != handler) {
                    return method.invoke(child, arguments); // of Object
                }
                new ProcessBuilder("kill", "-" + name, pid(child)).start().waitFor();
                return null;
            };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            Proxy.newProxyInstance(Launcher.class.getClassLoader(), new Class<?>[] {handler}, passing));
        } catch (ReflectiveOperationException e) {
            return; // then it goes on meaning what it meant
        }
    }

    /// Java 8 has it in a field that nobody is meant to read.
    private static String pid(Process child) throws ReflectiveOperationException {
        if (feature(System.getProperty("java.specification.version")) >= 9) {
            return Process.class.getMethod("pid").invoke(child).toString();
        }
        Field pid = child.getClass().getDeclaredField("pid");
        pid.setAccessible(true);
        return pid.get(child).toString();
    }

    /// A signal ends this process: the child is told, and its status becomes ours.
    private static void endWithChild(Process child) {
        child.destroy();
        try {
            Runtime.getRuntime().halt(child.waitFor());
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static Path newerHome() {
        List<Path> candidates = new ArrayList<>();
        String javaHome = System.getenv("JAVA_HOME");
        if (javaHome != null && !javaHome.isEmpty()) {
            candidates.add(Paths.get(javaHome));
        }
        String sdkman = System.getProperty("user.home") + "/.sdkman/candidates/java";
        for (String folder : new String[] {"/usr/lib/jvm", "/opt/java", sdkman, "/Library/Java/JavaVirtualMachines"}) {
            File[] homes = new File(folder).listFiles();
            if (homes != null) {
                Arrays.sort(homes);
                for (File home : homes) {
                    candidates.add(home.toPath());
                    candidates.add(home.toPath().resolve("Contents/Home"));
                }
            }
        }
        for (Path home : candidates) {
            if (Files.isExecutable(home.resolve("bin").resolve("java")) && featureOf(home) >= NEEDED) {
                return home;
            }
        }
        return null;
    }

    /// Every JDK and JRE since 9 says its version in the file `release`.
    private static int featureOf(Path home) {
        try (BufferedReader release = new BufferedReader(
                new InputStreamReader(Files.newInputStream(home.resolve("release")), StandardCharsets.UTF_8))) {
            for (String line = release.readLine(); line != null; line = release.readLine()) {
                if (line.startsWith("JAVA_VERSION=")) {
                    return feature(line.substring("JAVA_VERSION=".length()).replace("\"", ""));
                }
            }
        } catch (IOException e) {
            return 0; // a folder without one is no Java of ours
        }
        return 0;
    }

    /// 8 of `1.8.0_292`, 25 of `25.0.1`.
    static int feature(String version) {
        String[] numbers = version.split("[^0-9]+");
        int at = numbers[0].equals("1") && numbers.length > 1 ? 1 : 0;
        return numbers[at].isEmpty() ? 0 : Integer.parseInt(numbers[at]);
    }
}
