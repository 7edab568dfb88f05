import type { NoticeRow } from '#engagement';
import { ConfirmNotice, FailNotice } from '#engagement';
import type { DomainCommand, Page } from '#kernel';
import { daysBetween } from '#kernel';
import type { Clock, Log } from '#platform';
import type { Answer, Letter } from './mail-out.js';

/** A notice that no server took for so long has failed. */
const patienceDays = 5;
/** A mail that has to wait is sent again after so long; servers that defer one expect no less. */
const retryMs = 15 * 60_000;

/** What this process knows of a notice that the list still shows as ready. */
type Known =
  /** A server has it, and that could not be recorded yet. */
  | { readonly is: 'taken'; readonly at: string }
  /** What became of it is recorded; the list does not show that yet. */
  | { readonly is: 'settled' }
  | { readonly is: 'later'; readonly untilMs: number };

/** What sending takes. */
export interface Post {
  readonly send: (letter: Letter) => Promise<Answer>;
  /** A page of the notices that may go out at a moment. */
  readonly list: (sendableAt: string, cursor: string | null) => Promise<Page<NoticeRow>>;
  readonly carryOut: (command: DomainCommand) => Promise<unknown>;
  readonly clock: Pick<Clock, 'now' | 'today'>;
  readonly log: Pick<Log, 'warn'>;
  readonly signal: AbortSignal;
}

/** Sends what is ready, each notice once; one that has to wait holds up no other. */
export class Outgoing {
  private readonly known = new Map<string, Known>();

  constructor(private readonly post: Post) {}

  /** One round through all that is ready. It ends early where the server takes nothing at all. */
  async round(): Promise<void> {
    const sendableAt = this.post.clock.now().toISOString();
    const listed = new Set<string>();
    let cursor: string | null = null;
    do {
      const { items, next }: Page<NoticeRow> = await this.post.list(sendableAt, cursor);
      for (const notice of items) {
        if (this.post.signal.aborted) return;
        listed.add(notice.noticeId);
        if (!(await this.sent(notice))) return;
      }
      cursor = next;
    } while (cursor !== null);
    for (const noticeId of this.known.keys()) {
      if (!listed.has(noticeId)) this.known.delete(noticeId);
    }
  }

  /** Sends one notice; false where the server takes nothing at the moment. */
  private async sent(notice: NoticeRow): Promise<boolean> {
    const { noticeId, address, subject, text } = notice;
    const known = this.known.get(noticeId);
    if (address === undefined || known?.is === 'settled') return true;
    if (known?.is === 'taken') return this.confirmed(noticeId, known.at);
    if (known && known.untilMs > this.post.clock.now().getTime()) return true;
    const answer = await this.post.send({ id: noticeId, to: address, subject, text });
    if (answer.is !== 'taken') return this.notTaken(notice, answer);
    const at = this.post.clock.now().toISOString();
    this.known.set(noticeId, { is: 'taken', at });
    return this.confirmed(noticeId, at);
  }

  private async confirmed(noticeId: string, deliveredAt: string): Promise<true> {
    await this.post.carryOut(ConfirmNotice.of({ noticeId, deliveredAt }));
    this.known.set(noticeId, { is: 'settled' });
    return true;
  }

  private async notTaken(
    { noticeId, preparedOn }: NoticeRow,
    { is, reason }: Exclude<Answer, { is: 'taken' }>,
  ): Promise<boolean> {
    const { clock, log, carryOut } = this.post;
    if (is === 'refused' || daysBetween(preparedOn, clock.today()) >= patienceDays) {
      await carryOut(FailNotice.of({ noticeId, reason }));
      this.known.set(noticeId, { is: 'settled' });
      return true;
    }
    log.warn({ noticeId, reason }, 'a mail has to wait');
    if (is === 'down') return false;
    this.known.set(noticeId, { is: 'later', untilMs: clock.now().getTime() + retryMs });
    return true;
  }
}
