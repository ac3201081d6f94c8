package tile38hc.web;

import java.util.Locale;
import java.util.Map;

/// `types` and `default_type` of a location: the type of an answer that names none.
public record MediaTypes(Map<String, String> byExtension, String defaultType) {

    /// What nginx knows without `mime.types`.
    public static final MediaTypes BUILT_IN =
            new MediaTypes(Map.of("html", "text/html", "gif", "image/gif", "jpg", "image/jpeg"), "text/plain");

    public MediaTypes {
        byExtension = Map.copyOf(byExtension);
    }

    public MediaTypes withDefault(String type) {
        return new MediaTypes(byExtension, type);
    }

    /// The type for a path: by what follows the last dot of its last segment.
    public String of(String uri) {
        int dot = uri.lastIndexOf('.');
        if (dot <= uri.lastIndexOf('/') + 1) {
            return defaultType;
        }
        return byExtension.getOrDefault(uri.substring(dot + 1).toLowerCase(Locale.ROOT), defaultType);
    }
}
