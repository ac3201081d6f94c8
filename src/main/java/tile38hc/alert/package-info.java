/// What happened, kept and told: the journal in memory and on disk, and webhooks.
///
/// Comes in: [News] as it happens. Goes out: a [tile38hc.health.Journal] for whoever shows it, files in the folder of
/// `--state`, and requests to webhooks. Depends on `health`, and on `page` for the text of a message.
package tile38hc.alert;
