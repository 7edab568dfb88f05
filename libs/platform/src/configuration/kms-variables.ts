import type { Variable } from './variable.js';
import { safeUrl, text } from './variable.js';

/** Where a key management system keeps the master key. Without them, this process holds it. */
export const kmsVariables = {
  kmsUrl: {
    variable: 'RAPPORT_KMS_URL',
    en: 'Transit engine of a HashiCorp Vault that keeps the master key: https://vault.bank/v1/transit.',
    zh: '保管主密钥的 HashiCorp Vault transit 引擎地址，例如 https://vault.bank/v1/transit',
    otherwise: '',
    read: safeUrl,
  },
  kmsKey: {
    variable: 'RAPPORT_KMS_KEY',
    en: 'Name of the key in it; its type must be aes256-gcm96 or another that binds associated data.',
    zh: '其中的密钥名称；类型须为 aes256-gcm96 等支持关联数据者',
    otherwise: 'rapport',
    read: (value: string): string | Error =>
      /^[\w.-]{1,128}$/.test(value) ? value : new Error('must be the name of a key'),
  },
  kmsTokenFile: {
    variable: 'RAPPORT_KMS_TOKEN_FILE',
    en: 'File with the token for it, read with each request: a Vault Agent renews it there.',
    zh: '访问令牌文件，每次请求时读取，由 Vault Agent 更新',
    otherwise: '',
    read: text,
  },
} satisfies Readonly<Record<string, Variable<string | number>>>;
