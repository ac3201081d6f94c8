package tile38hc.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `types` and `default_type` of a location: the type of an answer that names none. And `charset`: what is added to
/// a type that is one of `charsetTypes` and names no character set; empty for nothing.
public record MediaTypes(
        Map<String, String> byExtension, String defaultType, String charset, Set<String> charsetTypes) {

    /// What nginx takes for text.
    public static final Set<String> CHARSET_TYPES = Set.of(
            "text/html", "text/xml", "text/plain", "text/vnd.wap.wml", "application/javascript", "application/rss+xml");

    /// What nginx knows without `mime.types`.
    public static final MediaTypes BUILT_IN =
            new MediaTypes(Map.of("html", "text/html", "gif", "image/gif", "jpg", "image/jpeg"), "text/plain");

    public MediaTypes {
        byExtension = Map.copyOf(byExtension);
        charsetTypes = Set.copyOf(charsetTypes);
    }

    public MediaTypes(Map<String, String> byExtension, String defaultType) {
        this(byExtension, defaultType, "", CHARSET_TYPES);
    }

    /// The type for a path: by what follows the last dot of its last segment.
    public String of(String uri) {
        int dot = uri.lastIndexOf('.');
        if (dot <= uri.lastIndexOf('/') + 1) {
            return defaultType;
        }
        return byExtension.getOrDefault(uri.substring(dot + 1).toLowerCase(Locale.ROOT), defaultType);
    }

    /// Redirects of old name no character set, for browsers of old would take it for that of the next page.
    String withCharset(String type, int status) {
        if (status == 301 || status == 302) {
            return type;
        }
        boolean text = charsetTypes.contains("*") || charsetTypes.contains(type.toLowerCase(Locale.ROOT));
        return text && !charset.isEmpty() && !type.isEmpty() && type.indexOf(';') < 0
                ? type + "; charset=" + charset
                : type;
    }
}
