package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.Set;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;
import tile38hc.nginx.TimeSpan;

/// The directives by which nginx serves files, checked for values that it refuses: nothing here serves any.
final class FileValues {
    private static final Pattern OWN_FOLDER = Pattern.compile("\\$\\{?(document_root|realpath_root)\\b");
    private static final int HIGHEST_CODE = 999;

    private FileValues() {}

    static void check(Directive directive) {
        switch (directive.name()) {
            case "open_file_cache", "open_log_file_cache" -> cache(directive);
            case "disable_symlinks" -> symlinks(directive);
            case "index" ->
                directive
                        .args()
                        .forEach(file ->
                                require(!file.isEmpty(), "index \"\" in \"index\" directive is invalid", directive));
            case "aio" -> {
                String value = directive.arg(0);
                boolean right = Set.of("on", "off", "threads").contains(value) || value.startsWith("threads=");
                require(right, "\"aio\" directive invalid value", directive);
            }
            case "directio" -> {
                String value = directive.arg(0);
                boolean right = value.equals("off") || Size.parseOffset(value).isPresent();
                require(right, "\"directio\" directive invalid value", directive);
            }
            case "try_files" -> code(directive.args().getLast(), directive);
            default -> folder(directive);
        }
    }

    private static void cache(Directive directive) {
        boolean ofLogs = directive.is("open_log_file_cache");
        long max = 0;
        for (String parameter : directive.args()) {
            String value = Values.value(parameter);
            boolean right =
                    switch (Values.name(parameter)) {
                        case "max" -> {
                            max = Values.number(value);
                            yield max > (ofLogs ? -1 : 0);
                        }
                        case "inactive" -> TimeSpan.parseSeconds(value).isPresent();
                        case "valid" -> ofLogs && TimeSpan.parseSeconds(value).isPresent();
                        case "min_uses" -> ofLogs && Values.number(value) >= 0;
                        case "off" -> true;
                        default -> false;
                    };
            require(right, "invalid \"" + directive.name() + "\" parameter \"" + parameter + "\"", directive);
        }
        String the = ofLogs ? "" : "the ";
        require(
                max > 0 || directive.args().contains("off"),
                "\"" + directive.name() + "\" must have " + the + "\"max\" parameter",
                directive);
    }

    private static void symlinks(Directive directive) {
        for (String parameter : directive.args()) {
            if (!parameter.startsWith("from=")) {
                Values.oneOf(Set.of("off", "on", "if_not_owner"), parameter, directive);
            }
        }
    }

    private static void code(String last, Directive directive) {
        if (last.startsWith("=")) {
            long code = Values.number(last.substring(1));
            require(code >= 0 && code <= HIGHEST_CODE, "invalid code \"" + last + "\"", directive);
        }
    }

    /// `root` and `alias`, which make the variables themselves.
    private static void folder(Directive directive) {
        var own = OWN_FOLDER.matcher(directive.arg(0));
        if (own.find()) {
            throw refused(
                    "the $" + own.group(1) + " variable cannot be used in the \"" + directive.name() + "\" directive",
                    directive);
        }
    }
}
