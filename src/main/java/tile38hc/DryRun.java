package tile38hc;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.config.CheckedGroups;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.log.Log;
import tile38hc.nginx.Warning;

/// `-t` and `-T`: reads the configuration and runs its Lua, since that is where checkers are declared, as a start
/// would, and tells what is odd in either. Probes nothing, opens no port and asks for no name.
///
/// Ends well where tile38-hc starts; with `--strict` only if nothing is odd and Lua logged no warning either.
final class DryRun {
    private static final String NAME = "tile38-hc: ";

    private final Options.Action.Test options;
    private final Options.Files files;
    private final PrintStream out;
    private final PrintStream err;
    private final List<Warning> oddities = Collections.synchronizedList(new ArrayList<>());
    private final List<CheckerSpec> checkers = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private Fleet fleet;

    DryRun(Options.Action.Test options, Options.Files files, PrintStream out, PrintStream err) {
        this.options = options;
        this.files = files;
        this.out = out;
        this.err = err;
    }

    /// @throws tile38hc.source.SourceException if the configuration is refused
    /// @throws RefusedException if its Lua keeps it from starting
    Exit run() throws RefusedException {
        Setup setup;
        try (Log log = new Log(SystemTime.INSTANCE::now)) {
            log.addSink(err, options.quiet() ? Log.Level.ERROR : Log.Level.NOTICE);
            log.addSink(complaints, Log.Level.WARN);
            setup = Setup.read(files, Optional.empty(), Map.of(), log, oddities::add, this::declared);
            fleet = setup.config().fleet();
            Setup.copyLog(setup.config(), files.prefix(), log);
            Setup.initialise(setup.config());
            Setup.initialiseWorker(setup.config());
            setup.config().worker().awaitTimers();
            setup.config().worker().close();
        }
        List<Warning> warnings = warnings(setup);
        String file = files.configuration();
        if (!options.quiet()) {
            warnings.forEach(warning -> err.println(NAME + "[warn] " + warning));
            err.println(NAME + "the configuration file " + file + " syntax is ok");
        }
        if (options.print()) {
            out.print(setup.tree().dump());
        }
        if (options.strict() && (!warnings.isEmpty() || complaints.size() > 0)) {
            err.println(NAME + "configuration file " + file + " test failed: --strict, and there are warnings");
            return Exit.FAILED;
        }
        if (!options.quiet()) {
            err.println(NAME + "configuration file " + file + " test is successful");
        }
        return Exit.OK;
    }

    /// @throws IllegalArgumentException if its table `tile38` makes no sense
    private void declared(CheckerSpec spec) {
        Scouts.check(spec, fleet);
        checkers.add(spec);
    }

    /// Those of the directives, those of the Lua, and what the two do not have in common.
    private List<Warning> warnings(Setup setup) {
        List<Warning> all = new ArrayList<>(setup.warnings());
        synchronized (oddities) {
            all.addAll(oddities);
        }
        all.addAll(CheckedGroups.lint(setup.tree(), setup.config().fleet(), List.copyOf(checkers)));
        return all.stream().distinct().toList();
    }
}
