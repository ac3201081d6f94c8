package tile38hc.ngx;

import java.util.Optional;

/// The variables that only the server knows: `host`, `server_name`, `document_root`, captures by number and name,
/// and those made by `set`, `map` or `geo`.
public interface HostVariables {

    /// Empty for one that does not exist or has no value.
    Optional<String> get(String name);

    /// Changes a variable that `set` made.
    ///
    /// @param value `null` to empty it
    /// @return false if `set` made none of that name
    boolean set(String name, String value);
}
