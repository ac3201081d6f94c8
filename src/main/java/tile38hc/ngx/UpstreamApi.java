package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tile38hc.health.Fleet;
import tile38hc.health.Peer;
import tile38hc.health.Server;
import tile38hc.health.Time;
import tile38hc.health.Upstream;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// The module `ngx.upstream`: the groups, their servers and peers. What only traffic changes (`conns`, `fails`)
/// stays zero.
final class UpstreamApi {

    /// Groups that `proxy_pass http://[::1]:80` makes are listed, but the real module does not find them by name.
    private static final Pattern NOT_FOUND_BY_NAME = Pattern.compile("\\[.*]:\\d+");

    private final Fleet fleet;
    private final Time time;

    private UpstreamApi(Fleet fleet, Time time) {
        this.fleet = fleet;
        this.time = time;
    }

    static LuaTable module(NgxProcess process) {
        UpstreamApi api = new UpstreamApi(process.fleet(), process.time());
        return Api.empty()
                .define("get_upstreams", api::upstreams)
                .define("get_servers", api::servers)
                .define("get_primary_peers", arguments -> api.peers(arguments, false))
                .define("get_backup_peers", arguments -> api.peers(arguments, true))
                .define("set_peer_down", api::setPeerDown)
                .define("current_upstream_name", _ -> values((Object) null))
                .table();
    }

    /// The group of that name, if the real module would find it. What `proxy_pass http://a.test` makes is listed as
    /// `a.test:80` and found by `a.test`, too.
    static Optional<Upstream> find(Fleet fleet, String name) {
        if (NOT_FOUND_BY_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return fleet.upstream(name).or(() -> fleet.upstreams().stream()
                .filter(group -> group.servers().size() == 1)
                .filter(group -> group.name()
                        .equals(name + ":" + group.servers().getFirst().port()))
                .findFirst());
    }

    private Object[] upstreams(Arguments arguments) {
        if (arguments.count() != 0) {
            throw arguments.error("no argument expected");
        }
        return values(LuaTable.of(fleet.upstreams().stream().map(Upstream::name).toArray()));
    }

    private Object[] servers(Arguments arguments) {
        return onlyArgument(arguments)
                .map(upstream -> values(LuaTable.of(upstream.servers().stream()
                        .map(server -> table(server, upstream))
                        .toArray())))
                .orElseGet(UpstreamApi::notFound);
    }

    private Object[] peers(Arguments arguments, boolean backup) {
        Optional<Upstream> found = onlyArgument(arguments);
        if (found.isEmpty()) {
            return notFound();
        }
        List<Peer> peers = peers(found.get(), backup);
        Object[] tables = new Object[peers.size()];
        for (int id = 0; id < tables.length; id++) {
            tables[id] = table(peers.get(id), id);
        }
        return values(LuaTable.of(tables));
    }

    private static List<Peer> peers(Upstream upstream, boolean backup) {
        return backup ? upstream.peers().backup() : upstream.peers().primary();
    }

    private Object[] setPeerDown(Arguments arguments) {
        if (arguments.count() != 4) {
            throw arguments.error("exactly 4 arguments expected");
        }
        Optional<Upstream> found = find(fleet, arguments.string(1));
        boolean backup = arguments.isTrue(2);
        int id = arguments.integer(3);
        if (found.isEmpty()) {
            return notFound();
        }
        List<Peer> peers = peers(found.get(), backup);
        if (backup && peers.isEmpty()) {
            return values(null, "no backup peers");
        }
        if (id < 0 || id >= peers.size()) {
            return values(null, "bad peer id");
        }
        peers.get(id).setDown(arguments.isTrue(4), time.now());
        return values(true);
    }

    private static Object[] notFound() {
        return values(null, "upstream not found"); // made anew: Lua may make a table of the array
    }

    private Optional<Upstream> onlyArgument(Arguments arguments) {
        if (arguments.count() != 1) {
            throw arguments.error("exactly one argument expected");
        }
        return find(fleet, arguments.string(1));
    }

    private static LuaTable table(Server server, Upstream upstream) {
        List<Object> addresses = new ArrayList<>();
        for (Peer peer : peers(upstream, server.backup())) {
            if (peer.server() == server) {
                addresses.add(peer.name());
            }
        }
        Api table = Api.empty()
                .set("name", server.name())
                .set("addr", addresses.size() == 1 ? addresses.getFirst() : LuaTable.of(addresses.toArray()))
                .constant("weight", server.weight())
                .constant("max_fails", server.maxFails())
                .constant("fail_timeout", server.failTimeoutSeconds());
        if (server.backup()) {
            table.set("backup", true);
        }
        if (server.down()) {
            table.set("down", true);
        }
        return table.table();
    }

    private static LuaTable table(Peer peer, int id) {
        Server server = peer.server();
        Api table = Api.empty()
                .constant("id", id)
                .set("name", peer.name())
                .constant("weight", server.weight())
                .constant("current_weight", 0)
                .constant("effective_weight", server.weight())
                .constant("conns", 0)
                .constant("fails", 0)
                .constant("max_fails", server.maxFails())
                .constant("fail_timeout", server.failTimeoutSeconds());
        if (peer.down()) {
            table.set("down", true);
        }
        return table.table();
    }
}
