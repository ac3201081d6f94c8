package tile38hc.lua;

import java.util.Objects;

/// An opaque value of the host, equal only to itself by name: `ngx.null` and the like.
public record LightUserdata(String name) {

    /// The null pointer, which prints as `userdata: NULL`: `ngx.null` and `cjson.null`.
    public static final LightUserdata NULL = new LightUserdata("NULL");

    public LightUserdata {
        Objects.requireNonNull(name);
    }
}
