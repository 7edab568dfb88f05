import { FailNotice, ListNotices, readMail } from '#engagement';
import type { DomainCommand } from '#kernel';
import { AlreadyExists, NotFound, Refusal } from '#kernel';
import type { RequestContext } from '#platform';
import { Clock, EventStore, inContext, Log, pause, Settings, StaffRegister } from '#platform';
import { Worker } from '#platform';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DayMails } from './day-mails.job.js';
import { readBounce } from './bounce.js';
import type { Handled } from './mail-in.js';
import { MailIn } from './mail-in.js';
import { MailOut } from './mail-out.js';
import { Outgoing } from './outgoing.js';

/** So many notices are asked for at once. */
const together = 200;

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
  private ended: Promise<unknown> = Promise.resolve();
  /** Where the log ended when this process began to carry mail: until then others may have. */
  private since: number | undefined;

  constructor(
    private readonly worker: Worker,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly settings: Settings,
    private readonly register: StaffRegister,
  ) {
    const { smtpUrl, imapUrl, mailFrom } = settings;
    this.out = smtpUrl === '' ? undefined : new MailOut(smtpUrl, mailFrom);
    this.in = imapUrl === '' ? undefined : new MailIn(imapUrl);
  }

  onApplicationBootstrap(): void {
    const [out, mailbox] = [this.out && this.outgoing(this.out), this.in];
    const { commands, queries, register, clock, log, settings } = this;
    const { timeZone } = settings;
    const days = new DayMails({ commands, queries, register, clock, log, timeZone });
    const server = this.out;
    this.ended = Promise.all([
      out && this.keep('mail could not be sent', () => out.round()),
      server && this.keep('days could not be mailed', () => days.round(server)),
      mailbox &&
        this.keep('mail could not be fetched', async () => {
          await mailbox.each((raw) => this.received(raw));
        }),
    ]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.ended;
    this.out?.close();
  }

  private async keep(what: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.settings.mailSeconds * 1_000, signal);
      try {
        await this.round(work);
      } catch (error) {
        this.log.warn({ err: error }, what);
      }
    }
  }

  /** One round, where the views run; nobody else carries mail then. */
  private async round(work: () => Promise<void>): Promise<void> {
    if (this.stopping.signal.aborted) return;
    if (this.worker.views === 'here') await inContext(carrier(), work);
    else this.since = undefined;
  }

  private outgoing(out: MailOut): Outgoing {
    return new Outgoing({
      send: (letter) => out.send(letter),
      list: (sendableAt, cursor) => this.ready(sendableAt, cursor),
      carryOut: (command) => this.carryOut(command),
      clock: this.clock,
      log: this.log,
      signal: this.stopping.signal,
    });
  }

  /** The notices that may go out, as far as another process can have sent any. */
  private async ready(sendableAt: string, cursor: string | null) {
    this.since ??= (await this.store.head()) ?? -1;
    const query = ListNotices.of({
      ...{ state: 'ready', channel: 'email', sort: 'preparedOn', limit: together },
      sendableAt,
      ...(this.since >= 0 && { after: this.since }),
      ...(cursor !== null && { cursor }),
    });
    return this.queries.execute(query);
  }

  /** Takes one mail. What it holds may be anything; what is refused of it holds up no other mail. */
  private async received(raw: Buffer): Promise<Handled> {
    try {
      const bounce = await readBounce(raw, this.settings.mailFrom);
      const command = bounce
        ? FailNotice.of(bounce)
        : await readMail(raw, this.clock.now().toISOString());
      await this.carryOut(command);
      return 'done';
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error;
      if (isNoNews(error)) return 'done';
      this.log.warn({ code: error.code }, 'a mail cannot be taken: it is flagged in the mailbox');
      return 'unreadable';
    }
  }

  private carryOut(command: DomainCommand): Promise<unknown> {
    return this.commands.execute(command);
  }
}

/** It came before, or is about a notice that we never sent. */
const isNoNews = ({ code }: Refusal): boolean => [AlreadyExists.code, NotFound.code].includes(code);

const carrier = (): RequestContext => ({
  actor: { id: 'mail', roles: ['service'], channel: 'mail' },
  correlationId: 'mail',
  system: true,
});
