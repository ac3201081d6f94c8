package tile38hc.lua.lib;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A host with files in memory, a fixed date, and a list of what was printed.
public final class TestHost implements Host {
    private final Map<String, String> files;
    private final List<String> printed = new ArrayList<>();

    public TestHost(Map<String, String> files) {
        this.files = Map.copyOf(files);
    }

    public List<String> printed() {
        return printed;
    }

    @Override
    public void print(String line) {
        printed.add(line);
    }

    @Override
    public String environmentVariable(String name) {
        return name.equals("TZ") ? "UTC" : null;
    }

    @Override
    public byte[] readFile(String path) throws IOException {
        String content = files.get(path);
        if (content == null) {
            throw new IOException("No such file or directory");
        }
        return content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-22T12:00:00Z");
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public double secondsRun() {
        return 1.5;
    }
}
