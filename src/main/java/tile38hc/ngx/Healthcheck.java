package tile38hc.ngx;

import static tile38hc.lua.LuaFunction.values;

import java.util.HashSet;
import java.util.Set;
import tile38hc.health.Fleet;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaTable;
import tile38hc.source.Position;

/// The module `resty.upstream.healthcheck`: starts checkers and shows what they found.
final class Healthcheck {
    /// What is odd, and where.
    private record Oddity(String text, Position place) {}

    private final World world;
    private final Set<Oddity> told = new HashSet<>(); // of the one thread that runs Lua at a time

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

    /// Where Lua called: `pcall` may stand between. Once, however often a loop comes by.
    private void warn(Arguments arguments, String oddity) {
        arguments.thread().place().ifPresent(place -> {
            if (told.add(new Oddity(oddity, place))) {
                world.process().host().warn("spawn_checker: " + oddity, place);
            }
        });
    }

    private Object[] spawnChecker(Arguments arguments) {
        if (arguments.get(1) instanceof LuaTable options) {
            SpawnLint.of(options, name -> arguments.thread().index(options, name))
                    .forEach(oddity -> warn(arguments, oddity));
        }
        NgxProcess process = world.process();
        return switch (SpawnOptions.read(arguments, process)) {
            case SpawnOptions.Refused(String reason) -> refused(reason, arguments);
            case SpawnOptions.Accepted accepted -> {
                if (world.handler().phase() == Phase.INIT) {
                    throw arguments.error("no request"); // the library's timer cannot start that early
                }
                String upstream = accepted.upstream();
                if (process.fleet().checked(upstream)) {
                    warn(
                            arguments,
                            "a second checker for \"" + upstream
                                    + "\": with the same \"shm\" they take turns and count together, with another"
                                    + " each counts for itself");
                }
                try {
                    accepted.spec().ifPresent(process.host()::startChecker);
                    accepted.spec().ifPresent(process.fleet()::checkerAdded);
                } catch (IllegalArgumentException e) { // of the table `tile38`
                    yield refused(e.getMessage(), arguments);
                }
                accepted.complaint().ifPresent(error -> process.complaints()
                        .add(upstream, error, accepted.spec().isPresent()));
                accepted.onChange().ifPresent(function -> process.changes().add(upstream, world, function));
                process.downKeys().watch(upstream, accepted.dict());
                process.fleet().checkerAdded(upstream);
                yield values(true);
            }
        };
    }

    private Object[] refused(String reason, Arguments arguments) {
        if (arguments.get(1) instanceof LuaTable options) {
            Fleet fleet = world.process().fleet();
            warn(arguments, RefusalHints.of(reason, name -> arguments.thread().index(options, name), fleet));
        }
        return values(null, reason);
    }
}
