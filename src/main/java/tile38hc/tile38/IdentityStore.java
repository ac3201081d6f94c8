package tile38hc.tile38;

import java.util.Map;

/// Keeps who was who over restarts of this program.
public interface IdentityStore {

    /// By peer, as on the status page. What cannot be read is told to whoever reads the log, and missing.
    Map<String, Identity> load();

    void save(Map<String, Identity> identities);

    /// For whoever wants nothing kept.
    static IdentityStore none() {
        return new IdentityStore() {
            @Override
            public Map<String, Identity> load() {
                return Map.of();
            }

            @Override
            public void save(Map<String, Identity> identities) {
                // nowhere to
            }
        };
    }
}
