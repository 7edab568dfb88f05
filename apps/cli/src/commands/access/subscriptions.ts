import { categories as known } from '#outlets';
import { GroupExists, SubscriptionGroups } from '#platform';
import { columns } from '../../columns.js';
import { connect } from '../../connect.js';

/** What is done about the groups of foreign clients. */
export type SubscriptionAction =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'create';
      readonly group: string;
      readonly categories: readonly string[];
      readonly from: string;
    }
  | { readonly kind: 'remove'; readonly group: string };

/** `rapport subscriptions`: groups that clients of EventStoreDB join, with credentials that only read. */
export async function subscriptions(action: SubscriptionAction): Promise<number> {
  if (action.kind === 'create') check(action);
  const connected = await connect();
  const groups = new SubscriptionGroups(connected.world.settings.eventStoreUrl);
  try {
    process.stdout.write(`${await done(groups, action)}\n`);
    return 0;
  } finally {
    await groups.close();
    await connected.stop();
  }
}

async function done(groups: SubscriptionGroups, action: SubscriptionAction): Promise<string> {
  if (action.kind === 'list') {
    const rows = await groups.list();
    if (rows.length === 0) return 'there is no group yet';
    return columns(['group', 'connections', 'handedOut', 'inFlight', 'parked'], rows);
  }
  const { group } = action;
  if (action.kind === 'remove') {
    await groups.remove(group);
    return `${group} is removed`;
  }
  try {
    await groups.create(group, action.categories, action.from === 'end' ? 'end' : 'start');
  } catch (error) {
    if (error instanceof GroupExists) throw new Error(`there is a group ${group} already`);
    throw error;
  }
  const of = action.categories.length === 0 ? 'every event' : `all of ${list(action.categories)}`;
  return `${group} gets ${of}; clients join it as the user in subscriber-credentials.json`;
}

/** Nothing is started before every argument is known to be right. */
function check({ group, categories, from }: Extract<SubscriptionAction, { kind: 'create' }>): void {
  if (!/^[A-Za-z0-9][\w.-]{0,79}$/.test(group)) {
    throw new Error(`a group is named in letters, digits or . _ -, not "${group}"`);
  }
  if (from !== 'start' && from !== 'end') {
    throw new Error(`--from must be start or end, not "${from}"`);
  }
  const unknown = categories.find((category) => !known.has(category));
  if (unknown !== undefined) {
    throw new Error(`--category ${unknown}: must be one of ${list([...known].sort())}`);
  }
}

const list = (words: readonly string[]) => words.join(', ');
