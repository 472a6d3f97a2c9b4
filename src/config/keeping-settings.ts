import { cron, duration, durationFrom, integer } from './config-value.ts';
import { setting } from './setting.ts';

/** How long things live, and how what has ended is removed. */
export const keepingSettings = {
  defaultTtlMs: setting(
    'DEFAULT_TTL',
    'P30D',
    'Life of an image that asks for none, as an ISO 8601 duration',
    duration,
  ),
  maxTtlMs: setting('MAX_TTL', 'P365D', 'Longest life an image may ask for', duration),
  purgeCron: setting(
    'PURGE_CRON',
    '*/10 * * * *',
    'When expired images are purged, as a cron expression',
    cron,
  ),
  jobRetentionMs: setting(
    'JOB_RETENTION',
    'P30D',
    'How long a job that has ended is told of, as an ISO 8601 duration; what it made stays with its image',
    duration,
  ),
  webhookRetentionMs: setting(
    'WEBHOOK_RETENTION',
    'P30D',
    'How long what was sent to webhooks is told of, and can be sent again, as an ISO 8601 duration',
    duration,
  ),
  purgeLogMs: setting(
    'PURGE_LOG',
    'P90D',
    'How long runs of the purge, and receipts of what it removed, are kept',
    duration,
  ),
  orphanAgeMs: setting(
    'ORPHAN_AGE',
    'PT24H',
    'The sweep leaves alone what is younger and has no row, as a row is written after its file; at least PT1H',
    durationFrom('PT1H'),
  ),
  sweepMaxPercent: setting(
    'SWEEP_MAX_PERCENT',
    '10',
    'If more of all files are unknown to the database, the sweep deletes none; 100: deletes any, 0: none, it only logs them',
    integer(0, 100),
  ),
};
