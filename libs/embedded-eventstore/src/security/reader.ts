import type { Credentials } from '#embedded-host';
import type { EventLog } from '../store/event-log.js';
import { isRecord, latestJson } from '../store/folder/latest-json.js';
import { newEvent } from '../store/appending/new-event.js';
import { METADATA_PREFIX, type AccessList } from '../store/stream-metadata.js';
import { SETTINGS_STREAM } from './access-lists.js';
import type { UserDirectory } from './user-directory.js';

/** The group of those who read and write nothing. */
const READERS = 'readers';

const WRITTEN_BY_ADMINISTRATORS: AccessList = {
  $r: '$all',
  $w: '$admins',
  $d: '$admins',
  $mr: '$all',
  $mw: '$admins',
};

/** Makes the user who reads, and sees to it that who only reads cannot write. */
export async function admitReader(
  log: EventLog,
  users: UserDirectory,
  reader: Credentials,
): Promise<void> {
  await users.ensure(reader, { fullName: 'Reader', groups: [READERS] });
  const settings = latestJson(log, SETTINGS_STREAM, isRecord);
  const writes = [];
  if (!settings?.['$userStreamAcl']) {
    const content = { ...settings, $userStreamAcl: WRITTEN_BY_ADMINISTRATORS };
    writes.push({ stream: SETTINGS_STREAM, events: [jsonEvent('update-default-acl', content)] });
  }
  if (!log.metadata(log.stream('$all'))?.acl) {
    const content = { $acl: { $r: ['$admins', READERS] } };
    writes.push({ stream: `${METADATA_PREFIX}$all`, events: [jsonEvent('$metadata', content)] });
  }
  if (!writes.length) return;
  const result = await log.writeTogether(writes);
  if (result.kind === 'failed') throw new Error(result.message);
}

const jsonEvent = (type: string, content: unknown) =>
  newEvent(type, Buffer.from(JSON.stringify(content)));
