import { ANY } from '../store/appending/append-result.js';
import type { EventLog } from '../store/event-log.js';
import { newEvent } from '../store/appending/new-event.js';

/** What a new database holds: readers of `$all` must expect events of the system. */
export async function writeSystemEvents(log: EventLog): Promise<void> {
  const write = (stream: string, type: string, content: unknown) =>
    log.appended(stream, ANY, [newEvent(type, Buffer.from(JSON.stringify(content)))]);
  const results = await Promise.all([
    write('$$$settings', '$metadata', { $acl: { $r: '$all', $w: '$admins' } }),
    write('$epoch-information', '$epoch-information', { EpochNumber: 0 }),
    write('$$$users', '$metadata', { $acl: { $r: '$admins', $w: '$admins' } }),
    write('$scavenges', '$scavengeIndexInitialized', {}),
  ]);
  const failed = results.find((result) => result.kind === 'failed');
  if (failed) throw new Error(`the new database could not be written: ${failed.message}`);
}
