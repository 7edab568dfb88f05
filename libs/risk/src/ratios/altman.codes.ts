import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** The published models of Altman. */
export const AltmanModel = defineCodes(
  { en: 'Altman model', zh: '奥特曼模型' },
  {
    z: { en: 'Z (1968), listed manufacturers', zh: 'Z值(1968年)，上市制造企业' },
    zPrime: { en: 'Z′ (1983), private firms', zh: 'Z′值(1983年)，非上市企业' },
    zDoublePrime: { en: 'Z″ (1995), non-manufacturers', zh: 'Z″值(1995年)，非制造企业' },
    zEmerging: { en: 'Z″ for emerging markets', zh: 'Z″值(新兴市场)' },
  },
);
export type AltmanModel = CodeOf<typeof AltmanModel>;

/** What a score says. */
export const AltmanZone = defineCodes(
  { en: 'Zone of the Altman score', zh: 'Z值区间' },
  {
    safe: { en: 'Safe', zh: '安全' },
    grey: { en: 'Grey', zh: '灰色' },
    distress: { en: 'Distress', zh: '财务困境' },
  },
);
export type AltmanZone = CodeOf<typeof AltmanZone>;
