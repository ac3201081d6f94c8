package tile38hc.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// `/dashboard`, and below [#FILES] what the page is made of, out of the jar. None of it holds anything of what is
/// watched: that comes by `/events`, under the same access rules. The policy lets the page load and ask nothing but
/// this server, run nothing that is not a file of it, and stand in nobody's frame.
public final class DashboardPage implements Handler {

    public static final String PATH = "/dashboard";
    public static final String FILES = PATH + "/";

    private static final String PAGE = "dashboard.html";

    private static final List<String> NAMES = List.of(
            PAGE,
            "icon.svg",
            "theme.css",
            "page.css",
            "topology.css",
            "peers.css",
            "journal.css",
            "main.js",
            "live.js",
            "state.js",
            "headline.js",
            "topology.js",
            "peers.js",
            "peer-row.js",
            "peer-facts.js",
            "history.js",
            "journal.js",
            "dom.js",
            "words.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final List<Header> GUARDS = List.of(
            new Header(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"));

    /// @param tag changes with the bytes, so that a browser can ask whether its copy is still good
    private record Asset(String type, String body, String tag) {

        /// @throws IllegalStateException if the jar lacks it
        static Asset read(String name) {
            try (InputStream in = DashboardPage.class.getResourceAsStream("dashboard/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("not in the jar: " + name);
                }
                byte[] bytes = in.readAllBytes();
                CRC32C sum = new CRC32C();
                sum.update(bytes);
                return new Asset(
                        TYPES.get(name.substring(name.indexOf('.') + 1)),
                        new String(bytes, StandardCharsets.ISO_8859_1),
                        "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Response.Page answer(boolean known) {
            List<Header> headers = Stream.concat(
                            GUARDS.stream(),
                            Stream.of(new Header("Cache-Control", "no-cache"), new Header("ETag", tag)))
                    .toList();
            return known
                    ? new Response.Page(304, Optional.of(""), headers, "")
                    : new Response.Page(200, Optional.of(type), headers, body);
        }
    }

    private final Map<String, Asset> assets = new HashMap<>(); // filled here, then only read

    public DashboardPage() {
        NAMES.forEach(name -> assets.put(name, Asset.read(name)));
    }

    @Override
    public Response answer(Request request) {
        if (request.uri().equals(FILES)) { // the page's own addresses start from the one without the slash
            return new Response.Status(301, List.of(new Header("Location", "../dashboard")));
        }
        String name = request.uri().equals(PATH) ? PAGE : request.uri().substring(FILES.length());
        Asset asset = assets.get(name);
        return asset == null
                ? Response.Status.of(404)
                : asset.answer(asset.tag().equals(request.header("If-None-Match")));
    }
}
