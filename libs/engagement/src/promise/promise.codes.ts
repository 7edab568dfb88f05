import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What the bank owes a client besides money (001 §3.1: 严格遵守承诺; 准确的信息披露). */
export const PromiseKind = defineCodes(
  { en: 'Kind of promise', zh: '承诺类型' },
  {
    promise: { en: 'Promise', zh: '对客承诺' },
    disclosure: { en: 'Disclosure', zh: '信息披露' },
  },
);
export type PromiseKind = CodeOf<typeof PromiseKind>;

/** What became of it. */
export const PromiseState = defineCodes(
  { en: 'State of a promise', zh: '承诺状态' },
  {
    open: { en: 'Open', zh: '待履行' },
    kept: { en: 'Kept', zh: '已履行' },
    released: { en: 'The client asks for it no longer', zh: '客户已不再要求' },
  },
);
export type PromiseState = CodeOf<typeof PromiseState>;
