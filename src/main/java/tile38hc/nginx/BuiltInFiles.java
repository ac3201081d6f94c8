package tile38hc.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// Adds the file that comes with every nginx and that configurations include without bringing it along: a
/// `mime.types` that does not exist is read from the program.
///
/// @param files where everything else comes from
public record BuiltInFiles(ConfigFiles files) implements ConfigFiles {
    private static final String NAME = "mime.types";

    @Override
    public String read(String path) throws IOException {
        try {
            return files.read(path);
        } catch (NoSuchFileException e) {
            if (path.equals(NAME) || path.endsWith("/" + NAME)) {
                return builtIn();
            }
            throw e;
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return files.list(folder);
    }

    private static String builtIn() throws IOException {
        try (InputStream in = BuiltInFiles.class.getResourceAsStream(NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
