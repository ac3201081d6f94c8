/// Directives become values: upstreams for `health`, servers and locations for `web`, Lua for `ngx`.
///
/// Comes in: the tree that `nginx` has read. Goes out: one [tile38hc.config.Config]. What nginx refuses is refused
/// here in its words; what cannot be honoured is a warning, and what it guards stays closed.
package tile38hc.config;
