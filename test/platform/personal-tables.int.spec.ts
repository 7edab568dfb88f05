import { defineEvents, defineView, event } from '#kernel';
import { MongoTables } from '#platform';
import { MasterKeys } from '../../libs/platform/src/personal/keys/master-keys.js';
import { PersonKeys } from '../../libs/platform/src/personal/keys/person-keys.js';
import { PersonalTables } from '../../libs/platform/src/personal/personal-tables.js';
import { buildOf, tablesBeside } from '../../libs/platform/src/views/running/view-tables.js';
import type { Stores } from '../rapport.js';
import { startStores } from '../rapport.js';

const friends = defineView({
  name: 'friends',
  events: defineEvents('personId', {
    FriendMade: event<{ readonly phone?: string }>().personalOf('personId', 'phone'),
  }),
  opens: {
    FriendMade: ({ phone }, { id }): { personId: string; phone?: string } => ({
      personId: id,
      ...(phone !== undefined && { phone }),
    }),
  },
  on: {},
  scope: 'open',
  personal: { of: 'personId', fields: ['phone'], searched: ['phone'] },
  queries: {},
  allow: {},
  answer: {},
});

let stores: Stores;
let mongo: MongoTables;

beforeAll(async () => {
  stores = await startStores();
  mongo = new MongoTables(stores.mongoUrl);
  await mongo.open();
});
afterAll(async () => {
  await mongo.close();
  await stores.stop();
});

describe('the tables of a view with personal fields', () => {
  const row = { _id: 'pn_1', personId: 'pn_1', phone: '13800138000' };
  const holdRows = (table: string) => !table.includes('totals');

  it.each([buildOf(friends), ...tablesBeside(buildOf(friends)).filter(holdRows)])(
    '%s holds none of them in plain text',
    async (table) => {
      const keys = new PersonKeys(mongo, MasterKeys.open({ data: stores.folder, masterKeys: '' }));
      const tables = new PersonalTables(mongo, keys);
      tables.knows([friends]);
      await tables.write(table, [{ insert: row }]);
      expect(await tables.byIds(table, ['pn_1'])).toEqual([row]);
      const [stored] = await mongo.byIds(table, ['pn_1']);
      expect(stored).toMatchObject({ personId: 'pn_1' });
      expect(JSON.stringify(stored)).not.toContain(row.phone);
      const by = (value: string) => ({ all: [{ field: 'phone', is: 'eq', value } as const] });
      expect(await tables.find(table, by('138 0013 8000'))).toEqual([row]);
      expect(await tables.count(table, by('13800138001'))).toBe(0);
      // Once the key of the person is destroyed nothing is left that finds them.
      await keys.destroy('pn_1');
      await tables.write(table, [{ put: row }]);
      expect(await mongo.byIds(table, ['pn_1'])).toEqual([{ _id: 'pn_1', personId: 'pn_1' }]);
      await mongo.drop('person-keys');
    },
  );
});
