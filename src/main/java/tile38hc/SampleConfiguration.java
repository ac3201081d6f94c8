package tile38hc;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tile38hc.nginx.ConfigFiles;

/// The sample configuration that is in the jar, for `--demo` without a file.
final class SampleConfiguration implements ConfigFiles {
    /// What messages call it.
    static final String NAME = "the sample nginx.conf";

    @Override
    public String read(String path) throws IOException {
        try (InputStream in = SampleConfiguration.class.getResourceAsStream("nginx.conf")) {
            if (in == null || !path.equals(NAME)) {
                throw new FileNotFoundException(path);
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public List<String> list(String folder) {
        return List.of();
    }
}
