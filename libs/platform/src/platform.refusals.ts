import { defineRefusals } from '#kernel';

/** The ways in which the platform itself says no, whatever the subject. */
export const platformRefusals = defineRefusals({
  NotAuthenticated: {
    en: 'A valid bearer token is required.',
    zh: '需要有效的访问令牌',
    status: 401,
  },
  SignInLinkInvalid: {
    en: 'This sign-in link is invalid or has already been used. Ask for a new one.',
    zh: '登录链接无效或已使用，请重新获取',
    status: 401,
  },
  NotFromConsole: {
    en: 'A console session may only send commands from the console.',
    zh: '控制台会话只能从控制台发送命令',
    status: 403,
  },
  IssuerUnreachable: {
    en: 'The token issuer is not responding.',
    zh: '令牌签发方暂时无法访问',
    status: 503,
  },
  NotAllowed: {
    en: 'Your role does not permit this.',
    zh: '当前角色无权执行此操作',
    status: 403,
    grave: true,
  },
  IdempotencyKeyMissing: {
    en: 'Every command needs an Idempotency-Key header: 8 to 200 characters, one key per intent.',
    zh: '每个命令必须携带 Idempotency-Key 请求头：一个意图一个键，8 至 200 个字符',
    status: 400,
  },
  IdempotencyKeyReused: {
    en: 'This Idempotency-Key was already used with different content.',
    zh: '该 Idempotency-Key 已用于其他内容',
    status: 422,
  },
  NoDryRun: {
    en: 'This has no dry run; leave out dryRun.',
    zh: '该操作不支持试运行，请去掉 dryRun 参数',
    status: 400,
  },
  RevisionIsStale: {
    en: 'It has changed since the revision given in If-Match.',
    zh: '对象在 If-Match 指定的版本之后已变更',
    status: 412,
  },
  ChangedMeanwhile: {
    en: 'Others are changing this record right now; send the command again.',
    zh: '对象正被他人更改，请重试',
  },
  NotAsRecorded: {
    en: 'An event of this record is not as Rapport recorded it; nothing is decided until that is settled.',
    zh: '该记录中有事件与系统原始记录不符，查明之前不予处理',
    status: 409,
    grave: true,
  },
  InvalidHeader: { en: 'A header is invalid.', zh: '请求头不合法', status: 400 },
  InvalidRequest: {
    en: 'Some fields are invalid.',
    zh: '部分字段不合法',
    status: 400,
  },
  NoMigrationOpen: {
    en: 'What another system knew comes in by a migration only, and none is open.',
    zh: '其他系统的历史数据只能通过迁移导入，当前没有进行中的迁移',
    grave: true,
  },
  NotYetSeen: {
    en: 'The view has not yet reached the requested position.',
    zh: '视图尚未处理到所要求的位置',
    status: 504,
  },
  NotSeenYet: {
    en: 'What the decision rests on was not ready in time; send the same again with the same key.',
    zh: '决策所依据的数据尚未就绪，请使用相同的 Idempotency-Key 重试',
    status: 503,
  },
  TwoPasts: {
    en: 'Use either knownAt (what was known then) or asOf (what counts for a day), not both.',
    zh: '不得同时指定 knownAt（当时所知）与 asOf（按起息日计）',
    status: 400,
  },
  PastNotKept: {
    en: 'The history of this list no longer reaches that far back.',
    zh: '该列表更早的历史已不再保留',
    status: 410,
  },
  NotRemembered: {
    en: 'An answer can be remembered as it is or as it was known; not a search by name, asOf, changes or a history.',
    zh: '仅可记住当前或当时所知的查询结果；按名称搜索、asOf、变更与历史不可记住',
    status: 422,
  },
  TooManyReplays: {
    en: 'Too many days of the past are being computed; ask again in a moment.',
    zh: '正在计算的历史日期过多，请稍后重试',
    status: 503,
  },
  CursorIsStale: {
    en: 'The cursor belongs to another list or order.',
    zh: '分页游标与当前列表或排序不符',
    status: 400,
  },
  CannotSortBy: {
    en: 'The list cannot be sorted by this field.',
    zh: '列表不支持按该字段排序',
    status: 400,
  },
  StoreUnavailable: {
    en: 'A store is not responding; try again with the same Idempotency-Key.',
    zh: '存储暂时不可用，请使用相同的 Idempotency-Key 重试',
    status: 503,
  },
  DeadlinePassed: {
    en: 'The request timed out; send it again with the same Idempotency-Key.',
    zh: '未能在时限内完成，请使用相同的 Idempotency-Key 重试',
    status: 503,
  },
  PersonIsErased: {
    en: 'The personal data of this person were erased; nothing new is recorded of them.',
    zh: '该人员的个人数据已删除，不再记录新的个人数据',
  },
  StoreFull: {
    en: 'No storage space is left. Nothing was written.',
    zh: '存储空间不足，未写入任何内容',
    status: 507,
  },
  TooLarge: { en: 'The request is too large.', zh: '请求内容过大', status: 413 },
  TooManyValues: {
    en: 'The body has too many fields or values.',
    zh: '请求正文的字段或取值过多',
    status: 400,
  },
  AddressTooLong: { en: 'The address is too long.', zh: '请求地址过长', status: 414 },
  HeadersTooLarge: {
    en: 'The address and the headers are too long.',
    zh: '请求地址与请求头过长',
    status: 431,
  },
  RequestTooSlow: {
    en: 'The request did not arrive in time.',
    zh: '请求未在时限内送达',
    status: 408,
  },
  MalformedRequest: {
    en: 'This is not a valid HTTP request.',
    zh: '不是合法的 HTTP 请求',
    status: 400,
  },
  NullField: {
    en: 'A field is null; leave out what is unknown.',
    zh: '字段不得为 null，未知内容应省略',
    status: 400,
  },
  MalformedBody: {
    en: 'The body is not valid JSON.',
    zh: '请求正文不是合法的 JSON',
    status: 400,
  },
  UnsupportedMediaType: {
    en: 'The body must be application/json.',
    zh: '请求正文必须为 application/json',
    status: 415,
  },
  NoSuchRoute: { en: 'Nothing exists at this address.', zh: '该地址不存在', status: 404 },
  TooManyRequests: { en: 'Too many requests; slow down.', zh: '请求过于频繁', status: 429 },
  InternalError: {
    en: 'Something went wrong on our side. Quote the correlation id to find it in the log.',
    zh: '系统内部错误，可凭关联编号查询日志',
    status: 500,
  },
});
