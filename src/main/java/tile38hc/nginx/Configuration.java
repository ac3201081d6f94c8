package tile38hc.nginx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tile38hc.source.Source;

/// A whole configuration: its directives, with every include replaced by what it includes.
///
/// @param directives those of the main context, in order, `-g` first
/// @param warnings what was found on the way, in order
/// @param files what was read, each once, in the order of opening
public record Configuration(List<Directive> directives, List<Warning> warnings, List<Source> files) {

    public Configuration {
        directives = List.copyOf(directives);
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
    }

    /// Reads the configuration that begins with `file`, whose folder is where relative includes are looked for.
    ///
    /// @param globals the directives of the option `-g`, or an empty string
    /// @throws tile38hc.source.SourceException where nginx would not start
    public static Configuration read(ConfigFiles files, String file, String globals) {
        return new Parser(files, file).parse(globals);
    }

    /// The directives of the main context that have that name, in order.
    public Stream<Directive> all(String name) {
        return directives.stream().filter(directive -> directive.is(name));
    }

    /// The first directive of the main context that has that name.
    public Optional<Directive> find(String name) {
        return all(name).findFirst();
    }

    /// The text that `-T` prints: every file behind a line that names it, as `nginx -T` does.
    public String dump() {
        StringBuilder dump = new StringBuilder();
        for (Source file : files) {
            dump.append("# configuration file ").append(file.file()).append(":\n");
            dump.append(file.text()).append('\n');
        }
        return dump.toString();
    }
}
