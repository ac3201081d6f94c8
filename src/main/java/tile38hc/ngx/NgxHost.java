package tile38hc.ngx;

import java.io.IOException;
import tile38hc.health.CheckerSpec;
import tile38hc.source.Position;

/// What Lua asks of the program around it. Called from whatever thread Lua runs on.
public interface NgxHost {

    /// One entry of the error log, without nginx's time, level and process in front.
    ///
    /// @param level as Lua numbers them: 0 is STDERR, 4 is ERR, 8 is DEBUG
    void log(int level, String message);

    /// Something in the user's file that is taken and cannot be meant, and the Lua that it stands in.
    void warn(String problem, Position place);

    /// Starts what `spawn_checker` describes.
    void startChecker(CheckerSpec spec);

    /// Answers a request of `ngx.location.capture`: finds its location as for one from outside, `internal` ones
    /// too. The pages that are built in are not seen this way.
    NgxResponse subrequest(NgxRequest request);

    /// What an https check shows a server that asks for a certificate, from two PEM files.
    ///
    /// @throws IOException whose message says what is wrong with which of them
    CheckerSpec.ClientCertificate clientCertificate(String certificate, String key) throws IOException;

    /// The whole of a regular file.
    ///
    /// @throws IOException whose message says why in C's words (`No such file or directory`), without the path
    byte[] readFile(String path) throws IOException;
}
