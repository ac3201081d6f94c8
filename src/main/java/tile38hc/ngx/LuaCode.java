package tile38hc.ngx;

import java.util.Objects;
import tile38hc.source.Source;

/// A piece of Lua that the configuration names.
public sealed interface LuaCode {

    /// Code that stands in the configuration.
    ///
    /// @param chunkName by Lua's convention: `=content_by_lua(nginx.conf:55)`
    record Inline(Source source, String chunkName) implements LuaCode {

        public Inline {
            Objects.requireNonNull(source);
            Objects.requireNonNull(chunkName);
        }
    }

    /// Code in a file of its own, read when it is needed.
    ///
    /// @param path as it is opened: the prefix is part of it
    record File(String path) implements LuaCode {

        public File {
            Objects.requireNonNull(path);
        }
    }
}
