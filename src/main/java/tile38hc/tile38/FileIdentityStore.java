package tile38hc.tile38;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tile38hc.json.Json;
import tile38hc.json.JsonException;
import tile38hc.json.JsonObject;
import tile38hc.json.JsonRules;

/// A JSON file in the folder that `--state` names: written beside and moved in place, so that there is always a
/// whole one. A damaged one is set aside under another name, for somebody to look at.
public final class FileIdentityStore implements IdentityStore {
    private static final String NAME = "tile38-identities.json";
    private static final long LARGEST = 4 << 20;

    private final Path file;
    private final Consumer<String> warnings;

    /// @param folder made if it is not there
    public FileIdentityStore(Path folder, Consumer<String> warnings) {
        this.file = folder.resolve(NAME);
        this.warnings = warnings;
    }

    @Override
    public Map<String, Identity> load() {
        try {
            if (Files.size(file) > LARGEST) {
                return setAside("it is larger than " + LARGEST + " bytes");
            }
            return identities(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            warnings.accept("cannot read " + file + ": " + e);
            return Map.of();
        } catch (JsonException | IllegalArgumentException e) {
            return setAside(e.getMessage());
        }
    }

    @Override
    public void save(Map<String, Identity> identities) {
        JsonObject all = new JsonObject();
        new TreeMap<>(identities).forEach((peer, identity) -> all.put(peer, json(identity)));
        Path fresh = file.resolveSibling(NAME + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(fresh, all.done().indented(), StandardCharsets.ISO_8859_1);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            warnings.accept("cannot write " + file + ": " + e);
        }
    }

    private Map<String, Identity> setAside(String why) {
        Path aside = file.resolveSibling(NAME + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            warnings.accept("damaged: " + file + " (" + why + "), set aside as " + aside.getFileName());
        } catch (IOException e) {
            warnings.accept("damaged: " + file + " (" + why + ")");
        }
        return Map.of();
    }

    private static Json json(Identity identity) {
        return new JsonObject()
                .put("id", identity.id())
                .put("pid", identity.pid())
                .put("leads", identity.leads())
                .put("aof_size", identity.aofSize())
                .put("objects", identity.objects())
                .put("head_size", identity.headSize())
                .put("head_md5", identity.headMd5())
                .done();
    }

    private static Map<String, Identity> identities(String text) {
        if (!(Json.read(text, JsonRules.BYTES.withMaxDepth(4)) instanceof Json.Obj all)) {
            throw new IllegalArgumentException("no JSON object");
        }
        Map<String, Identity> identities = new HashMap<>();
        all.members().forEach((peer, json) -> {
            if (!(json instanceof Json.Obj members)) {
                throw new IllegalArgumentException("no JSON object for " + peer);
            }
            identities.put(
                    peer,
                    new Identity(
                            text(members, "id"),
                            number(members, "pid"),
                            members.get("leads", Json.Bool.class)
                                    .orElseThrow(() -> missing("leads"))
                                    .value(),
                            number(members, "aof_size"),
                            number(members, "objects"),
                            Math.toIntExact(Math.min(Integer.MAX_VALUE, number(members, "head_size"))),
                            text(members, "head_md5")));
        });
        return identities;
    }

    private static String text(Json.Obj from, String name) {
        return from.get(name, Json.Str.class).orElseThrow(() -> missing(name)).value();
    }

    private static long number(Json.Obj from, String name) {
        return Optional.of(Figures.number(from, name))
                .filter(number -> number >= 0)
                .orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("no " + name);
    }
}
