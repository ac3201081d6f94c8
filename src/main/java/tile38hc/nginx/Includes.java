package tile38hc.nginx;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tile38hc.source.Position;
import tile38hc.source.Source;
import tile38hc.source.SourceException;

/// Finds and opens the files of a configuration. A relative name is one in the folder of the main file, whichever
/// file the `include` stands in.
///
/// A file that includes itself must end somewhere, and so must files that include one another twice each: the
/// number of files open at a time is bounded, and the text of all of them.
final class Includes {
    private static final int MOST_OPEN = 32;
    private static final int MOST_OPENINGS = 20_000;
    private static final long MOST_TEXT = 64 << 20;
    private static final String IS_A_DIRECTORY = "21: Is a directory";

    private final ConfigFiles files;
    private final String mainFile;
    private final String folder;
    private final Map<String, Source> opened = new LinkedHashMap<>();
    private int open;
    private int openings;
    private long text;

    Includes(ConfigFiles files, String mainFile) {
        this.files = files;
        this.mainFile = mainFile;
        this.folder = mainFile.substring(0, mainFile.lastIndexOf('/') + 1);
    }

    String mainFile() {
        return mainFile;
    }

    /// Each file once, in the order of opening.
    List<Source> opened() {
        return List.copyOf(opened.values());
    }

    void readMain(Consumer<Source> reader) {
        try {
            read(mainFile, reader);
        } catch (IOException e) {
            throw SourceException.ofWhole(mainFile, problem(mainFile, e));
        }
    }

    /// Reads the files that an `include` names.
    ///
    /// @param place of the directive
    void read(String name, Position place, Consumer<Source> reader) {
        String path = name.startsWith("/") ? name : folder + name;
        if (open >= MOST_OPEN) {
            throw new SourceException("includes are nested more than " + MOST_OPEN + " deep", place);
        }
        for (String file : Glob.isPattern(path) ? expand(path, place) : List.of(path)) {
            if (openings >= MOST_OPENINGS || text > MOST_TEXT) {
                throw new SourceException(
                        "more than " + MOST_OPENINGS + " files or " + (MOST_TEXT >> 20) + " MiB are included", place);
            }
            try {
                read(file, reader);
            } catch (IOException e) {
                throw new SourceException(problem(file, e), place);
            }
        }
    }

    private void read(String path, Consumer<Source> reader) throws IOException {
        Source source = opened.get(path);
        if (source == null) {
            source = Source.of(path, files.read(path));
            opened.put(path, source);
        }
        openings++;
        text += source.text().length();
        open++;
        reader.accept(source);
        open--;
    }

    private List<String> expand(String pattern, Position place) {
        try {
            return new Glob(files).expand(pattern);
        } catch (IOException e) {
            throw new SourceException("glob() \"" + pattern + "\" failed (" + reason(e) + ")", place);
        }
    }

    private static String problem(String path, IOException e) {
        String reason = reason(e);
        String call = reason.equals(IS_A_DIRECTORY) ? "pread" : "open"; // a folder can be opened, but not read
        return call + "() \"" + path + "\" failed (" + reason + ")";
    }

    /// The system's own number and words.
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "2: No such file or directory";
            case AccessDeniedException _ -> "13: Permission denied";
            case FileSystemException failure
            when failure.getReason() != null ->
                switch (failure.getReason()) {
                    case "Not a directory" -> "20: Not a directory";
                    case "Is a directory" -> IS_A_DIRECTORY;
                    default -> failure.getReason();
                };
            default -> String.valueOf(e.getMessage());
        };
    }
}
