/// What every user of sockets shares: the watchdog that ends overdue operations, the resolver of names, TLS and PEM
/// files.
///
/// Comes in: channels, names, paths of PEM files. Goes out: closed channels, addresses, handshakes that were made
/// or refused. Knows nothing of health checks and depends on nothing.
package tile38hc.net;
