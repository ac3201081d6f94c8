package tile38hc.tile38;

import java.util.Optional;

/// What may differ between a leader and its follower because each deletes by itself what has expired.
///
/// @param total objects that either has deleted since we look
/// @param lately so many of them that either may lack now; empty if that is not known yet
/// @param early objects that the follower may lack beyond these, since its leader has restarted not long ago
/// @param restarted whether it has: hooks that expire are counted nowhere
record Expired(long total, Optional<Long> lately, long early, boolean restarted) {}
