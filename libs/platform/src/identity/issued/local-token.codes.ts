import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What a token of the local key was made for. */
export const TokenUse = defineCodes(
  { en: 'Use of a local token', zh: '本地令牌用途' },
  {
    commandLine: { en: 'Printed by `rapport token`', zh: '由 rapport token 输出' },
    console: { en: 'Session of the console', zh: '控制台会话' },
  },
);
export type TokenUse = CodeOf<typeof TokenUse>;
