package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.Set;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;

/// The module `resty.upstream.healthcheck`: starts checkers and shows what they found.
final class Healthcheck {
    private final World world;

    private Healthcheck(World world) {
        this.world = world;
    }

    static LuaTable module(World world) {
        NgxProcess process = world.process();
        return Api.empty()
                .set("_VERSION", Versions.HEALTHCHECK)
                .define("spawn_checker", new Healthcheck(world)::spawnChecker)
                .define("status_page", _ -> values(process.statusPage().text()))
                .define(
                        "prometheus_status_page",
                        _ -> values(process.prometheusPage().text()))
                .table();
    }

    private Object[] spawnChecker(Arguments arguments) {
        if (arguments.get(1) instanceof LuaTable options) {
            for (String oddity : SpawnLint.of(options)) {
                world.log(Constants.WARN, "[lua] " + LogApi.place(arguments.thread()) + "spawn_checker: " + oddity);
            }
        }
        NgxProcess process = world.process();
        Set<String> dicts = process.settings().sharedDicts().keySet();
        return switch (SpawnOptions.read(arguments, dicts, process.fleet())) {
            case SpawnOptions.Refused(String reason) -> values(null, reason);
            case SpawnOptions.BadExtension(String reason) -> badExtension(reason, arguments);
            case SpawnOptions.Accepted accepted -> {
                if (world.handler().phase() == Phase.INIT) {
                    throw arguments.error("no request"); // the library's timer cannot start that early
                }
                String upstream = accepted.upstream();
                try {
                    accepted.spec().ifPresent(process.host()::startChecker);
                } catch (IllegalArgumentException e) { // of the table `tile38`
                    yield badExtension(e.getMessage(), arguments);
                }
                accepted.complaint().ifPresent(error -> process.complaints()
                        .add(upstream, error, accepted.spec().isPresent()));
                process.downKeys().watch(upstream, accepted.dict());
                process.fleet().checkerAdded(upstream);
                yield values(true);
            }
        };
    }

    private Object[] badExtension(String reason, Arguments arguments) {
        String where = LogApi.place(arguments.thread());
        String context = world.handler().logContext() + Failures.place(arguments.error(reason));
        world.process().host().log(Constants.ERR, "[lua] " + where + "spawn_checker: " + reason + context);
        return values(null, reason);
    }
}
