import type { Caller, Operation } from '../node-context.js';
import type { EventLog } from '../store/event-log.js';
import { isRecord, latestJson } from '../store/folder/latest-json.js';
import { METADATA_PREFIX, type AccessList } from '../store/stream-metadata.js';

/** Where operators change what holds for streams that have no list of their own. */
export const SETTINGS_STREAM = '$settings';

interface DefaultLists {
  readonly $userStreamAcl: AccessList;
  readonly $systemStreamAcl: AccessList;
}

const everyRight = (role: string): AccessList => ({
  $r: role,
  $w: role,
  $d: role,
  $mr: role,
  $mw: role,
});

const BUILT_IN: DefaultLists = {
  $userStreamAcl: everyRight('$all'),
  $systemStreamAcl: everyRight('$admins'),
};

/** Says who may do what with a stream, by its metadata and by `$settings`. */
export class AccessLists {
  private defaults: DefaultLists;

  constructor(private readonly log: EventLog) {
    this.defaults = this.readDefaults();
    log.feed.followStream(SETTINGS_STREAM, () => {
      this.defaults = this.readDefaults();
    });
  }

  allow(caller: Caller, operation: Operation, stream: string): boolean {
    if (caller.groups.includes('$admins')) return true;
    const isMetadata = stream.startsWith(METADATA_PREFIX);
    const name = isMetadata ? stream.slice(METADATA_PREFIX.length) : stream;
    const right = rightOf(operation, isMetadata);
    const fallback = name.startsWith('$')
      ? this.defaults.$systemStreamAcl
      : this.defaults.$userStreamAcl;
    const own = this.log.metadata(this.log.stream(name))?.acl;
    const list = typeof own === 'string' ? this.named(own) : own;
    const roles = [list?.[right] ?? fallback[right] ?? []].flat();
    return roles.some(
      (role) => role === '$all' || role === caller.name || caller.groups.includes(role),
    );
  }

  private named(name: string): AccessList | undefined {
    if (name === '$systemStreamAcl' || name === '$userStreamAcl') return this.defaults[name];
    return undefined;
  }

  private readDefaults(): DefaultLists {
    const settings = latestJson(this.log, SETTINGS_STREAM, isRecord);
    const list = (name: keyof DefaultLists): AccessList => {
      const own = settings?.[name];
      return isRecord(own) ? { ...BUILT_IN[name], ...own } : BUILT_IN[name];
    };
    return { $userStreamAcl: list('$userStreamAcl'), $systemStreamAcl: list('$systemStreamAcl') };
  }
}

function rightOf(operation: Operation, isMetadata: boolean): keyof AccessList {
  if (operation === 'read') return isMetadata ? '$mr' : '$r';
  if (isMetadata) return '$mw';
  return operation === 'write' ? '$w' : '$d';
}
