import { defineField, DomainCommand, IsId, IsText } from '#kernel';
import { IsInt, Min } from 'class-validator';

const IsWebhookUrl = defineField({
  name: 'isWebhookUrl',
  en:
    'must be an https address, nats://host:port/subject or kafka://host:port/topic, without user, ' +
    'password or fragment, at most 1,000 characters',
  zh:
    '必须为 https 地址、nats://主机:端口/主题 或 kafka://主机:端口/主题，' +
    '不含用户名、密码和片段，最多 1000 个字符',
  test: (value) => typeof value === 'string' && value.length <= 1_000 && isPlain(value),
  schema: { type: 'string', format: 'uri', maxLength: 1_000 },
});

/**
 * `http` and brokers are for private networks that are allowed, which the address is checked for when
 * it is used.
 */
function isPlain(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash, hostname, pathname, search } = new URL(text);
  const isBare = username === '' && password === '' && hash === '' && hostname !== '';
  if (/^https?:$/.test(protocol)) return isBare;
  const isBroker = /^(nats|tls|kafka|kafka\+tls):$/.test(protocol);
  return isBroker && isBare && search === '' && isSubject.test(pathname);
}

/** The words of a subject of NATS, without its wildcards, or of a topic of Kafka; 200 letters in all. */
const isSubject = /^(?!.{201})(\/[\w-]{1,100}){0,5}$/;

abstract class WebhookCommand extends DomainCommand {
  @IsId() readonly webhookId!: string;
}

abstract class ReasonedCommand extends WebhookCommand {
  @IsText() readonly reason!: string;
}

/**
 * Registers an address for the events of an outlet: of a receiver over https, or of a broker of the
 * bank (NATS JetStream, Kafka). It begins once it has answered a challenge.
 */
export class RegisterWebhook extends WebhookCommand {
  @IsId() readonly outletId!: string;

  @IsWebhookUrl() readonly url!: string;
}

/** The receiver has answered the challenge; the system itself sends this. */
export class ConfirmWebhook extends WebhookCommand {}

/** Sends nothing until it is resumed; then it goes on where it was. */
export class PauseWebhook extends ReasonedCommand {}

/** Goes on where it was. */
export class ResumeWebhook extends ReasonedCommand {}

/** Signs with a new secret; the one before signs beside it for a day. */
export class RotateWebhookSecret extends WebhookCommand {}

/** Sends everything after a position again, with the same ids. */
export class ReplayWebhook extends ReasonedCommand {
  /** The position after which it begins; 0 for all there is. */
  @IsInt() @Min(0) readonly after!: number;
}

/** The receiver has answered 410; the system itself sends this. */
export class RecordWebhookGone extends WebhookCommand {}

/** Ends it for good. */
export class RemoveWebhook extends ReasonedCommand {}
