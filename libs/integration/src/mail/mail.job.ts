import type { NoticeRow } from '#engagement';
import { ConfirmNotice, FailNotice, ListNotices, messageRefusals, readMail } from '#engagement';
import type { DomainCommand } from '#kernel';
import { AlreadyExists, daysBetween, NotFound, Refusal } from '#kernel';
import type { RequestContext } from '#platform';
import { Clock, inContext, Log, pause, Settings, Worker } from '#platform';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { readBounce } from './bounce.js';
import type { Handled } from './mail-in.js';
import { MailIn } from './mail-in.js';
import { MailOut } from './mail-out.js';

/** So many notices a round; the rest go out with the next. */
const mostNotices = 200;
/** A notice that no server took for so long has failed. */
const patienceDays = 5;

/**
 * Carries mail, where the views run: notices go out by SMTP, what comes in by IMAP becomes messages,
 * and a mail that came back makes its notice fail. A mail is sent before it is confirmed: if we stop
 * in between, it goes out again under the same `Message-ID`.
 */
@Injectable()
export class MailRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly out: MailOut | undefined;
  private readonly in: MailIn | undefined;
  /** What was sent and could not be confirmed yet. */
  private readonly taken = new Map<string, string>();
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly worker: Worker,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: Settings,
  ) {
    const { smtpUrl, imapUrl, mailFrom } = settings;
    this.out = smtpUrl === '' ? undefined : new MailOut(smtpUrl, mailFrom);
    this.in = imapUrl === '' ? undefined : new MailIn(imapUrl);
  }

  onApplicationBootstrap(): void {
    if (this.out ?? this.in) this.ended = this.keep();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
    this.out?.close();
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.settings.mailSeconds * 1_000, signal);
      if (this.worker.views !== 'here') continue;
      await this.tried('mail could not be sent', () => this.send());
      await this.tried('mail could not be fetched', () => this.fetch());
    }
  }

  private async tried(what: string, work: () => Promise<void>): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      await inContext(carrier(), work);
    } catch (error) {
      this.log.warn({ err: error }, what);
    }
  }

  private async send(): Promise<void> {
    const { out } = this;
    if (out === undefined) return;
    const waiting = ListNotices.of({
      ...{ state: 'ready', channel: 'email', sort: 'preparedOn', limit: mostNotices },
      sendableAt: this.clock.now().toISOString(),
    });
    const { items } = await this.queries.execute(waiting);
    for (const notice of items) {
      if (this.stopping.signal.aborted) return;
      if (!(await this.sent(out, notice))) return;
    }
  }

  /** Sends one notice; false where the server takes nothing at the moment. */
  private async sent(out: MailOut, notice: NoticeRow): Promise<boolean> {
    const { noticeId, address, subject, text, preparedOn } = notice;
    if (address === undefined) return true;
    if (!this.taken.has(noticeId)) {
      const answer = await out.send({ id: noticeId, to: address, subject, text });
      if (answer.is === 'refused') {
        await this.carryOut(FailNotice.of({ noticeId, reason: answer.reason }));
        return true;
      }
      if (answer.is === 'later') {
        this.log.warn({ noticeId, reason: answer.reason }, 'a mail has to wait');
        const waited = daysBetween(preparedOn, this.clock.today());
        if (waited < patienceDays) return false;
        await this.carryOut(FailNotice.of({ noticeId, reason: answer.reason }));
        return true;
      }
      this.taken.set(noticeId, this.clock.now().toISOString());
    }
    const deliveredAt = this.taken.get(noticeId) ?? this.clock.now().toISOString();
    await this.carryOut(ConfirmNotice.of({ noticeId, deliveredAt }));
    this.taken.delete(noticeId);
    return true;
  }

  private async fetch(): Promise<void> {
    await this.in?.each((raw) => this.received(raw));
  }

  private async received(raw: Buffer): Promise<Handled> {
    const bounce = await readBounce(raw, this.settings.mailFrom);
    if (bounce) {
      await unless(NotFound.code, this.carryOut(FailNotice.of(bounce)));
      return 'done';
    }
    try {
      const message = await readMail(raw, this.clock.now().toISOString());
      await unless(AlreadyExists.code, this.carryOut(message));
      return 'done';
    } catch (error) {
      if (error instanceof Refusal && error.code === messageRefusals.MailUnreadable.code) {
        this.log.warn({ code: error.code }, 'a mail cannot be read: it is flagged in the mailbox');
        return 'unreadable';
      }
      throw error;
    }
  }

  private carryOut(command: DomainCommand): Promise<unknown> {
    return this.commands.execute(command);
  }
}

/** Waits for work, and takes one refusal as no news. */
async function unless(code: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== code) throw error;
  }
}

const carrier = (): RequestContext => ({
  actor: { id: 'mail', roles: ['service'], channel: 'mail' },
  correlationId: 'mail',
  system: true,
});
