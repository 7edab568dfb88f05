import { randomBytes } from 'node:crypto';
import { kmsVariables } from './kms-variables.js';
import { mailVariables } from './mail-variables.js';
import type { Variable } from './variable.js';
import { oneOf, safeUrl, text, url, whole, zone } from './variable.js';

/** Every variable of the environment that the product reads. */
export const variables = {
  port: {
    variable: 'RAPPORT_PORT',
    en: 'Port of the API, or of the /health and /metrics of a worker alone; 0 takes any free one.',
    zh: 'API 端口，独立 worker 则为其 /health 与 /metrics 端口；0 表示任意空闲端口',
    otherwise: 3000,
    read: whole(0, 65_535),
  },
  host: {
    variable: 'RAPPORT_HOST',
    en: 'Address the API listens on.',
    zh: 'API 监听地址',
    otherwise: '127.0.0.1',
    read: text,
  },
  data: {
    variable: 'RAPPORT_DATA',
    en: 'Folder of the embedded stores and of the local signing key.',
    zh: '内嵌存储与本地签名密钥所在目录',
    otherwise: './data',
    read: text,
  },
  eventStoreUrl: {
    variable: 'EVENTSTORE_URL',
    en: 'EventStoreDB. Where it is not set, standalone starts the embedded node.',
    zh: 'EventStoreDB 地址；未设置时单机版启动内嵌节点',
    otherwise: '',
    read: url('esdb', 'esdb+discover'),
  },
  mongoUrl: {
    variable: 'MONGODB_URL',
    en: 'MongoDB, a replica set. Where it is not set, standalone starts the embedded server.',
    zh: 'MongoDB 副本集地址；未设置时单机版启动内嵌服务',
    otherwise: '',
    read: url('mongodb', 'mongodb+srv'),
  },
  eventStorePort: {
    variable: 'RAPPORT_EVENTSTORE_PORT',
    en: 'Port of the embedded EventStoreDB node; 0 takes any free one.',
    zh: '内嵌 EventStoreDB 节点端口；0 表示任意空闲端口',
    otherwise: 0,
    read: whole(0, 65_535),
  },
  mongoPort: {
    variable: 'RAPPORT_MONGO_PORT',
    en: 'Port of the embedded MongoDB server; 0 takes any free one.',
    zh: '内嵌 MongoDB 服务端口；0 表示任意空闲端口',
    otherwise: 0,
    read: whole(0, 65_535),
  },
  mongoDatabase: {
    variable: 'MONGODB_DATABASE',
    en: 'Name of the database of the views.',
    zh: '视图所用数据库名称',
    otherwise: 'rapport',
    read: text,
  },
  tenant: {
    variable: 'RAPPORT_TENANT',
    en: 'The institution this installation serves; written beside every event.',
    zh: '本系统所服务的机构，写入每个事件',
    otherwise: 'bank',
    read: text,
  },
  timeZone: {
    variable: 'RAPPORT_TIME_ZONE',
    en: 'Time zone of the bank: which day it is, when it works and when its quiet hours are.',
    zh: '银行所在时区：决定营业日期、工作时间及通知静默时段',
    otherwise: 'Asia/Shanghai',
    read: zone,
  },
  issuer: {
    variable: 'OIDC_ISSUER',
    en: 'Issuer of the bearer tokens. Where it is not set, a local key in the data folder signs them.',
    zh: '访问令牌签发方；未设置时使用数据目录中的本地密钥',
    otherwise: '',
    read: safeUrl,
  },
  localTokens: {
    variable: 'RAPPORT_LOCAL_TOKENS',
    en: 'Whether the API accepts tokens that the local key signed, where there is no issuer.',
    zh: '无签发方时，API 是否接受本地密钥签发的令牌',
    otherwise: '',
    read: oneOf('yes', 'no'),
    shown: '`no` where `NODE_ENV` is `production` or a store is given by URL, else `yes`',
  },
  jwksUrl: {
    variable: 'OIDC_JWKS_URL',
    en: 'Keys of the issuer; unless set, found through its discovery document.',
    zh: '签发方公钥地址；未设置时通过发现文档获取',
    otherwise: '',
    read: safeUrl,
  },
  audience: {
    variable: 'OIDC_AUDIENCE',
    en: 'Audience that a token must be meant for.',
    zh: '令牌的目标受众',
    otherwise: 'rapport',
    read: text,
  },
  rolesClaim: {
    variable: 'OIDC_ROLES_CLAIM',
    en: 'Claim of a token that lists the roles.',
    zh: '令牌中列出角色的声明',
    otherwise: 'roles',
    read: text,
  },
  sealKeys: {
    variable: 'RAPPORT_SEAL_KEYS',
    en: 'Secrets of 32 bytes in base64url that seal events, with commas between; the last seals.',
    zh: '事件加封密钥，32 字节 base64url，逗号分隔，末个用于加封；各进程须一致',
    otherwise: '',
    read: text,
    shown: 'keys of the data folder',
  },
  masterKeys: {
    variable: 'RAPPORT_MASTER_KEYS',
    en: 'Secrets of 32 bytes in base64url that wrap the keys of persons, as above; the last wraps.',
    zh: '个人数据主密钥，32 字节 base64url，逗号分隔，末个用于包裹个人密钥；各进程须一致',
    otherwise: '',
    read: text,
    shown: 'keys of the data folder',
  },
  ...kmsVariables,
  erasedPersons: {
    variable: 'RAPPORT_ERASED_PERSONS',
    en: 'File that lists the persons erased; keep it outside all backups: it outlives them.',
    zh: '已删除个人数据人员名册文件；须存放于备份之外',
    otherwise: '',
    read: text,
    shown: '`erased-persons.txt` of the data folder',
  },
  requestsPerMinute: {
    variable: 'RAPPORT_REQUESTS_PER_MINUTE',
    en: 'Requests a minute that one sender may make; 0 for no limit.',
    zh: '每个调用方每分钟最大请求数；0 表示不限',
    otherwise: 6_000,
    read: whole(0, 100_000_000),
  },
  bodyLimit: {
    variable: 'RAPPORT_BODY_LIMIT',
    en: 'Largest body of a request, in bytes.',
    zh: '请求正文最大字节数',
    otherwise: 262_144,
    read: whole(1_024, 16_777_216),
  },
  waitLimit: {
    variable: 'RAPPORT_WAIT_LIMIT',
    en: 'How long a query waits for a position, in milliseconds.',
    zh: '查询等待指定位置的最长毫秒数',
    otherwise: 5_000,
    read: whole(0, 60_000),
  },
  deadline: {
    variable: 'RAPPORT_DEADLINE',
    en: 'How long a request may take in all, in milliseconds; then it is answered with 503.',
    zh: '请求的最长处理毫秒数，超时返回 503',
    otherwise: 10_000,
    read: whole(100, 600_000),
  },
  webhookNetworks: {
    variable: 'RAPPORT_WEBHOOK_NETWORKS',
    en: 'Private networks that webhooks may go to: 10.1.0.0/16, with commas between. None by default.',
    zh: 'Webhook 允许访问的内网网段，例如 10.1.0.0/16，以逗号分隔；默认不允许',
    otherwise: '',
    read: text,
  },
  payingAccount: {
    variable: 'RAPPORT_PAYING_ACCOUNT',
    en: 'The account that the bank pays drawdowns from: name|account|BIC.',
    zh: '放款付款账户：户名|账号|BIC',
    otherwise: '',
    read: text,
  },
  brokerCredentials: {
    variable: 'RAPPORT_BROKER_CREDENTIALS',
    en: 'What brokers know Rapport by: user:password (NATS; Kafka by SCRAM-SHA-512), or a token (NATS).',
    zh: '连接消息代理的凭据：用户名:密码（NATS；Kafka 用 SCRAM-SHA-512），或令牌（NATS）',
    otherwise: '',
    read: text,
  },
  ...mailVariables,
  logLevel: {
    variable: 'RAPPORT_LOG_LEVEL',
    en: 'What is logged.',
    zh: '日志级别',
    otherwise: 'info',
    read: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  owner: {
    variable: 'RAPPORT_INSTANCE',
    en: 'Name of this process among those that may run the views.',
    zh: '本进程在视图运行实例中的名称',
    otherwise: `${process.pid}-${randomBytes(4).toString('hex')}`,
    read: text,
    shown: 'process id and a random suffix',
  },
} satisfies Readonly<Record<string, Variable<string | number>>>;

type Values = {
  readonly [K in keyof typeof variables]: (typeof variables)[K]['otherwise'];
};

/** The fields follow from the table. */
const Fields = class {
  constructor(values: Values) {
    Object.assign(this, values);
  }
} as new (values: Values) => Values;

/** The settings of a process, each valid. */
export class Settings extends Fields {
  /** These settings with some others. */
  with(values: Partial<Values>): Settings {
    return new Settings(Object.assign({}, this, values));
  }
}

/** One or more variables are not valid; nothing was started. */
export class InvalidSettings extends Error {}

/** Reads the settings from an environment. @throws InvalidSettings naming each that is wrong */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const entries = Object.entries<Variable<string | number>>(variables).map(([name, each]) => {
    const given = environment[each.variable];
    const value = given === undefined || given === '' ? each.otherwise : each.read(given);
    if (value instanceof Error)
      wrong.push(`${each.variable} ${value.message}, not "${given ?? ''}"`);
    return [name, value];
  });
  if (wrong.length > 0) throw new InvalidSettings(wrong.join('\n'));
  const settings = new Settings(Object.fromEntries(entries) as Values);
  const isTrial = environment['NODE_ENV'] !== 'production' && usesEmbeddedStores(settings);
  return settings.localTokens === ''
    ? settings.with({ localTokens: isTrial ? 'yes' : 'no' })
    : settings;
}

const usesEmbeddedStores = ({ eventStoreUrl, mongoUrl }: Settings) =>
  eventStoreUrl === '' && mongoUrl === '';

/**
 * A bank must not run on a local key by oversight.
 * @throws InvalidSettings where tokens of the local key would count and nobody has said so
 */
export function requireIssuer({ issuer, localTokens }: Settings): void {
  if (issuer !== '' || localTokens === 'yes') return;
  throw new InvalidSettings(
    'OIDC_ISSUER must be set. For a trial without an identity provider set RAPPORT_LOCAL_TOKENS=yes: ' +
      'whoever can read the data folder can then sign tokens for anybody',
  );
}
