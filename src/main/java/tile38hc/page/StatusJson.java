package tile38hc.page;

import java.time.Instant;
import java.util.Optional;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// `/status.json`, version 1: everything that is known, for programs. Members may be added in time; none is
/// renamed or given another type. Times are RFC 3339 in UTC, what is not known is `null`.
public final class StatusJson {
    private static final int VERSION = 1;

    /// This process.
    ///
    /// @param release empty where it was not started from its jar
    public record Process(Optional<String> release, long pid, Instant started) {

        public static Process self(Instant started) {
            Optional<String> release =
                    Optional.ofNullable(StatusJson.class.getPackage().getImplementationVersion());
            return new Process(release, ProcessHandle.current().pid(), started);
        }

        Json json() {
            return new JsonObject()
                    .put("name", "tile38-hc")
                    .put("release", release.orElse(null))
                    .put("pid", pid)
                    .put("started", started.toString())
                    .done();
        }
    }

    private StatusJson() {}

    /// For people and programs.
    public static String of(Snapshot snapshot, Process process) {
        return document(snapshot, process).indented();
    }

    /// The same on one line.
    public static String compact(Snapshot snapshot, Process process) {
        return document(snapshot, process).compact();
    }

    private static Json.Obj document(Snapshot snapshot, Process process) {
        JsonObject document = new JsonObject()
                .put("version", VERSION)
                .put("time", snapshot.time().toString())
                .put("process", process.json());
        summary(snapshot).done().members().forEach(document::put);
        return document.put(
                        "upstreams",
                        snapshot.upstreams().stream().map(StatusJson::group).toList())
                .done();
    }

    /// What is said of everything in a few words.
    static JsonObject summary(Snapshot snapshot) {
        return new JsonObject()
                .put("verdict", Words.of(snapshot.verdict()))
                .put("conditions", ConditionJson.of(snapshot.conditions()));
    }

    /// All of an upstream but its peers.
    static JsonObject summary(Group group) {
        return new JsonObject()
                .put("name", Utf8.valid(group.name()))
                .put("checked", group.checked())
                .put("verdict", Words.of(group.verdict()))
                .put("checks", CheckJson.of(group.checks()));
    }

    private static Json group(Group group) {
        return summary(group)
                .put("peers", group.peers().stream().map(PeerJson::of).toList())
                .done();
    }
}
