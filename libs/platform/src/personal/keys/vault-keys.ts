import { readFile } from 'node:fs/promises';
import type { Settings } from '../../configuration/settings.js';
import { StoreUnavailable } from '../../stores/event-store.js';
import { KeyWrapping, MasterKeys } from './master-keys.js';

/** How long an answer may take, in milliseconds: less than a request has. */
const patience = 5_000;

type Place = Pick<Settings, 'kmsUrl' | 'kmsKey' | 'kmsTokenFile'>;

/** What an answer of the transit engine says, as far as it is read here. */
interface Answer {
  readonly ciphertext?: unknown;
  readonly plaintext?: unknown;
  readonly latest_version?: unknown;
}

/**
 * A master key that never leaves the transit engine of a HashiCorp Vault, or of OpenBao. What a key
 * of this process wrapped before is still unwrapped with that; `rapport keys rotate-master` moves it.
 */
export class VaultKeys extends KeyWrapping {
  /** The version of the key that wraps, as far as it has been heard of. */
  private latest = 0;

  private constructor(
    private readonly place: Place,
    private readonly former: () => KeyWrapping,
  ) {
    super();
  }

  static open(settings: Place & Pick<Settings, 'data' | 'masterKeys'>): VaultKeys {
    let former: KeyWrapping | undefined;
    return new VaultKeys(settings, () => (former ??= MasterKeys.open(settings)));
  }

  async lookAgain(): Promise<void> {
    const { latest_version: latest } = await this.asked('GET', `keys/${this.place.kmsKey}`);
    if (typeof latest !== 'number') throw new Error(`${this.place.kmsKey} is no key of the vault`);
    this.latest = latest;
  }

  isCurrent(wrapped: string): boolean {
    return wrapped.startsWith(`vault:v${this.latest}:`);
  }

  async wrap(key: Buffer, owner: string): Promise<string> {
    const { ciphertext } = await this.asked('POST', `encrypt/${this.place.kmsKey}`, {
      plaintext: key.toString('base64'),
      associated_data: base64(owner),
    });
    if (typeof ciphertext !== 'string') throw new Error('the vault has wrapped nothing');
    return ciphertext;
  }

  async unwrap(wrapped: string, owner: string): Promise<Buffer> {
    if (!wrapped.startsWith('vault:')) return this.former().unwrap(wrapped, owner);
    const { plaintext } = await this.asked('POST', `decrypt/${this.place.kmsKey}`, {
      ciphertext: wrapped,
      associated_data: base64(owner),
    });
    if (typeof plaintext !== 'string') throw new Error('the vault has unwrapped nothing');
    return Buffer.from(plaintext, 'base64');
  }

  /** @throws StoreUnavailable where it does not answer, is sealed, or does not know us any longer */
  private async asked(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const { kmsUrl, kmsTokenFile } = this.place;
    const response = await this.reached(async () =>
      fetch(`${kmsUrl}/${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
        headers: { 'X-Vault-Token': (await readFile(kmsTokenFile, 'utf8')).trim() },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    // 400 says that the ciphertext is wrong, 404 that there is no such key: to retry is no use.
    if (![200, 400, 404].includes(response.status)) {
      throw new StoreUnavailable('kms', { cause: new Error(`HTTP ${response.status}`) });
    }
    const said = (await this.reached(() => response.json())) as { readonly data?: Answer };
    if (response.ok && said.data) return said.data;
    throw new Error(`the vault refuses ${path}: HTTP ${response.status}`);
  }

  private async reached<T>(ask: () => Promise<T>): Promise<T> {
    return ask().catch((error: unknown) => {
      throw new StoreUnavailable('kms', { cause: error });
    });
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
