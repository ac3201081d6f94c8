package tile38hc;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;

/// The image's health check: whether a URL answers well.
final class Ping {
    private static final int PATIENCE_MILLIS = 3_000;

    private Ping() {}

    /// Whether `url` answers 2xx in time; what it does instead goes to `err` in one line.
    static boolean answers(String url, PrintStream err) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            if (status / 100 != 2) {
                err.println("tile38-hc: " + url + " answers " + status);
            }
            return status / 100 == 2;
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            err.println("tile38-hc: no answer from " + url + ": " + e.getMessage());
            return false;
        }
    }
}
