package tile38hc.nginx;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files that are on no disk.
final class MemoryFiles implements ConfigFiles {
    private final Map<String, String> files = new TreeMap<>();

    MemoryFiles with(String path, String text) {
        files.put(path, text);
        return this;
    }

    @Override
    public String read(String path) throws FileSystemException {
        String text = files.get(path);
        if (text == null) {
            throw new NoSuchFileException(path);
        }
        return text;
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()).replaceFirst("/.*", ""))
                .distinct()
                .toList();
    }
}
