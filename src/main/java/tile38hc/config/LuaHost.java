package tile38hc.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import tile38hc.health.CheckerSpec;
import tile38hc.net.Credential;
import tile38hc.net.Pem;
import tile38hc.nginx.Warning;
import tile38hc.ngx.NgxHost;
import tile38hc.ngx.NgxRequest;
import tile38hc.ngx.NgxResponse;
import tile38hc.source.Position;

/// What Lua asks of the program around it.
///
/// @param confFolder where relative paths of certificates and keys start
/// @param log takes a message for the error log and Lua's number of its level
/// @param warnings takes what is odd in the Lua itself
/// @param checkers takes what `spawn_checker` asks for
public record LuaHost(
        Path confFolder, ObjIntConsumer<String> log, Consumer<Warning> warnings, Consumer<CheckerSpec> checkers)
        implements NgxHost {

    @Override
    public void log(int level, String message) {
        log.accept(message, level);
    }

    @Override
    public void warn(String problem, Position place) {
        warnings.accept(new Warning(problem, place));
    }

    @Override
    public void startChecker(CheckerSpec spec) {
        checkers.accept(spec);
    }

    @Override
    public NgxResponse subrequest(NgxRequest request) {
        return Pages.subrequest(request);
    }

    @Override
    public CheckerSpec.ClientCertificate clientCertificate(String certificate, String key) throws IOException {
        try {
            Credential credential = new Credential(
                    Pem.certificates(confFolder.resolve(certificate)), Pem.privateKey(confFolder.resolve(key)));
            return new CheckerSpec.ClientCertificate(credential.chain(), credential.key());
        } catch (NoSuchFileException e) {
            throw new IOException("No such file or directory: " + e.getMessage(), e);
        } catch (AccessDeniedException e) {
            throw new IOException("Permission denied: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Regular files only: reading a pipe or a device may never end.
    @Override
    public byte[] readFile(String path) throws IOException {
        Path file = Path.of(path);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException(Files.isDirectory(file) ? "Is a directory" : "Operation not permitted");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException("No such file or directory", e);
        } catch (AccessDeniedException e) {
            throw new IOException("Permission denied", e);
        }
    }
}
