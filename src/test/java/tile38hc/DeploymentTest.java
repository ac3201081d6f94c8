package tile38hc;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What can be said about the image and the composition of containers without a machine that builds or runs them.
class DeploymentTest {
    private static final Path DOCKERFILE = Path.of("Dockerfile");

    /// A line of the compose file, of which only maps and lists in lines of their own are read.
    private static final Pattern LINE = Pattern.compile("( *)(?:- (?<item>.*)|(?<key>[\\w-]+):.*)");

    /// @param from empty for the build context
    private record Copy(String from, List<String> sources, String target) {}

    /// @param ports as written, without quotes
    private record Service(String name, List<String> ports, List<String> volumes) {}

    @Test
    void what_the_image_is_built_from_is_there() throws IOException {
        List<String> sources = copies().stream()
                .filter(copy -> copy.from().isEmpty())
                .flatMap(copy -> copy.sources().stream())
                .toList();
        assertThat(sources).contains("pom.xml", "src/main").allSatisfy(source -> assertThat(Path.of(source))
                .exists());
    }

    @Test
    void what_the_image_is_built_from_is_all_that_the_engine_is_sent() throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> copied = copies().stream()
                .filter(copy -> copy.from().isEmpty())
                .flatMap(copy -> copy.sources().stream())
                .toList();
        assertThat(copied).allSatisfy(source -> assertThat(sent).anyMatch(Path.of(source)::startsWith));
        assertThat(sent).isSubsetOf(copied);
    }

    @Test
    void what_the_image_runs_is_copied_into_it() throws IOException {
        List<String> targets = copies().stream().map(Copy::target).toList();
        List<String> used = Files.readAllLines(DOCKERFILE).stream()
                .filter(line -> !line.startsWith("COPY"))
                .flatMap(line ->
                        Pattern.compile("/(opt|etc)/[\\w./-]+").matcher(line).results())
                .map(MatchResult::group)
                .toList();
        assertThat(used).isNotEmpty().allMatch(path -> targets.stream()
                .anyMatch(target -> isOneBelowTheOther(path, target)));
    }

    private static boolean isOneBelowTheOther(String path, String target) {
        return Path.of(path).startsWith(target) || Path.of(target).startsWith(path);
    }

    @Test
    void three_services_have_their_ports() throws IOException {
        assertThat(services().stream().collect(toMap(Service::name, Service::ports)))
                .isEqualTo(Map.of(
                        "tile38-hc", List.of("8080:8080"),
                        "tile38-leader", List.of("127.0.0.1:9851:9851"),
                        "tile38-follower", List.of("127.0.0.1:9852:9852")));
    }

    @Test
    void what_is_mounted_is_there_and_lies_over_what_the_image_has() throws IOException {
        List<String[]> mounts = services().stream()
                .flatMap(service -> service.volumes().stream())
                .filter(volume -> volume.startsWith(".") || volume.startsWith("/"))
                .map(volume -> volume.split(":"))
                .toList();
        List<String> targets = copies().stream().map(Copy::target).toList();
        assertThat(mounts).isNotEmpty().allSatisfy(mount -> {
            assertThat(Path.of(mount[0])).exists();
            assertThat(targets).contains(mount[1]);
        });
    }

    @Test
    void the_jvm_takes_its_options() throws Exception {
        Programs.java("@scripts/jvm-options", "-version");
    }

    private static List<Copy> copies() throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (String line : Files.readAllLines(DOCKERFILE)) {
            if (line.startsWith("COPY ")) {
                List<String> words = Arrays.asList(line.split(" +"));
                int first = words.get(1).startsWith("--from=") ? 2 : 1;
                String from = first == 2 ? words.get(1).substring("--from=".length()) : "";
                copies.add(new Copy(from, words.subList(first, words.size() - 1), words.getLast()));
            }
        }
        return copies;
    }

    private static List<Service> services() throws IOException {
        List<Service> services = new ArrayList<>();
        String section = "";
        String key = "";
        for (String line : Files.readAllLines(Path.of("docker-compose.yml"))) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            int depth = parts.group(1).length() / 2;
            if (depth == 0) {
                section = parts.group("key");
            } else if (section.equals("services") && depth == 1) {
                services.add(new Service(parts.group("key"), new ArrayList<>(), new ArrayList<>()));
            } else if (section.equals("services") && depth == 2) {
                key = parts.group("key");
            } else if (section.equals("services") && parts.group("item") != null) {
                String item = parts.group("item").replaceAll(" +#.*", "").replace("\"", "");
                list(services.getLast(), key).forEach(list -> list.add(item));
            }
        }
        return services;
    }

    private static Stream<List<String>> list(Service service, String key) {
        return switch (key) {
            case "ports" -> Stream.of(service.ports());
            case "volumes" -> Stream.of(service.volumes());
            default -> Stream.of();
        };
    }
}
