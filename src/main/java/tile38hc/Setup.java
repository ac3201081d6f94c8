package tile38hc;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tile38hc.config.Config;
import tile38hc.config.ConfigReader;
import tile38hc.config.LuaHost;
import tile38hc.health.CheckerSpec;
import tile38hc.log.Log;
import tile38hc.nginx.BuiltInFiles;
import tile38hc.nginx.ConfigFiles;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.DiskFiles;
import tile38hc.nginx.Warning;
import tile38hc.web.Handler;

/// A configuration that was read, with its Lua ready to run.
///
/// @param tree its directives
/// @param config what they mean
record Setup(Configuration tree, Config config) {

    /// Where a copy would say everything twice, for the log goes there anyway.
    private static final Set<String> STANDARD_ERROR = Set.of("stderr", "/dev/stderr");

    /// @param before what this configuration replaces
    /// @param pages the built-in ones, by path
    /// @param warnings takes what is odd in the Lua, once it runs; what is odd in the directives is in
    /// [#warnings]
    /// @param checkers takes what `spawn_checker` asks for, once Lua runs
    /// @throws tile38hc.source.SourceException if the configuration is refused
    static Setup read(
            Options.Files given,
            Optional<Config> before,
            Map<String, Handler> pages,
            Log log,
            Consumer<Warning> warnings,
            Consumer<CheckerSpec> checkers) {
        ConfigFiles files = given.configuration().equals(SampleConfiguration.NAME)
                ? new SampleConfiguration()
                : new BuiltInFiles(new DiskFiles(given.prefix()));
        Configuration tree = Configuration.read(files, given.configuration(), given.globalDirectives());
        Path confFolder =
                given.prefix().resolve(given.configuration()).toAbsolutePath().getParent();
        LuaHost host = new LuaHost(
                confFolder, (message, level) -> log.log(Log.Level.ofNumber(level), message), warnings, checkers);
        Config config = new ConfigReader(
                        tree, given.prefix(), confFolder, given.ignoreUnknown(), SystemTime.INSTANCE, host, pages)
                .read(before);
        return new Setup(tree, config);
    }

    List<Warning> warnings() {
        return config.warnings();
    }

    /// Runs `init_by_lua`.
    static void initialise(Config config) throws RefusedException {
        if (config.init().isPresent()
                && !config.worker().initByLua(config.init().get())) {
            throw new RefusedException("init_by_lua failed, as the log tells");
        }
    }

    /// Runs `init_worker_by_lua`, which declares the checkers. An error in it is logged and no more, as in
    /// nginx.
    static void initialiseWorker(Config config) {
        config.initWorker().ifPresent(config.worker()::initWorker);
    }

    /// From now on the log goes to `error_log` too, at its level, where its folder exists. Waits for no file.
    ///
    /// @param prefix where its path begins
    static void copyLog(Config config, Path prefix, Log log) {
        List<Log.Copy> copies = new ArrayList<>();
        for (Config.ErrorLog errorLog : config.errorLogs()) {
            String name = errorLog.path();
            if (name.startsWith("syslog:") || STANDARD_ERROR.contains(name)) {
                continue;
            }
            try {
                Path path =
                        prefix.resolve(new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                Log.Level least = Log.Level.valueOf(errorLog.level().toUpperCase(Locale.ROOT));
                copies.add(new Log.Copy(name, path.toAbsolutePath(), least));
            } catch (InvalidPathException e) {
                log.log(Log.Level.WARN, "no copy of the log: in this locale no file can be named \"" + name + "\"");
            }
        }
        log.copyTo(copies);
    }
}
