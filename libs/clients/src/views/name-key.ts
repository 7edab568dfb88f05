import type { Name } from '../client/name.js';
import { plainly } from './search-keys.js';

const legalForms = [
  '(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团|公司)$',
  '\\b(?:co ltd|company limited|limited|ltd|inc|incorporated|llc|corp|corporation)\\b',
  '\\b(?:plc|group|the)\\b',
];

/** What a name says of the legal form and not of the company, as `plainly` writes it. */
const forms = new RegExp(legalForms.join('|'), 'gu');

/** Names that differ only in legal form, case, accents and punctuation have the same key. */
export const nameKeys = ({ en, zh }: Name): readonly string[] =>
  [en, zh].flatMap((text) => {
    const key =
      text === undefined ? '' : plainly(text).replace(forms, '').replace(/ +/g, ' ').trim();
    return key.length > 1 ? [key] : [];
  });
