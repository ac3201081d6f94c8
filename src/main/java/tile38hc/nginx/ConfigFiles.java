package tile38hc.nginx;

import java.io.IOException;
import java.util.List;

/// Where the text of a configuration comes from. Paths are as the user and the `include` directives write them.
public interface ConfigFiles {

    /// The text of a file, one character a byte. The exceptions of `java.nio.file` tell what is wrong with it.
    String read(String path) throws IOException;

    /// The names in a folder, in any order; empty if there is no such folder. An empty path is the current
    /// directory.
    List<String> list(String folder) throws IOException;
}
