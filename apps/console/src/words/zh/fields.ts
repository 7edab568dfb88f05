import { commonFieldsZh } from './common-fields.js';
import { firstFields } from './fields-a-n.js';
import { lastFields } from './fields-o-z.js';
import { moreFieldsZh } from './more-fields.js';

/** A name and its label, then the next: as they stand in the lists. */
const labelsIn = (list: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...list.matchAll(/(\w+) (\S+)/g)].map(([, name, label]) => [name, label]));

/** The Chinese label of each field of the API. */
export const fieldsZh: Readonly<Record<string, string>> = {
  ...labelsIn(firstFields),
  ...labelsIn(lastFields),
  ...moreFieldsZh,
  ...commonFieldsZh,
};
