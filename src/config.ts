// Reads the environment into a Config; the only reader of process.env. Everything that is wrong is told at once, in plain words.

import { existsSync } from 'node:fs';
import { z } from 'zod';
import { isCivilDate } from './calendar/civil.ts';
import type { Instant } from './calendar/clock.ts';
import { parseDataKeys } from './store/data-key.ts';
import { defaultRetention, shortestMatterMessagesDays, type Retention } from './store/retention.ts';

interface TelegramConfig {
  token: string;
  apiRoot: string;
  mode: 'polling' | 'webhook';
  /** Never null in webhook mode. */
  webhookSecret: string | null;
}

interface WechatConfig {
  /** A package, or the absolute path of a module. */
  puppet: string;
  /** What the environment has for puppets; they read it there by themselves. */
  variables: Readonly<Record<string, string>>;
  /** Null: the district's account. */
  studio: string | null;
  pace: { chatEveryMs: number; otherChatEveryMs: number; perMinute: number };
  friendsPerHour: number;
}

interface ModelConfig {
  /** Without a slash at its end. */
  baseUrl: string;
  key: string | null;
  model: string;
  timeoutMs: number;
  dailyCalls: number;
}

export interface Config {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Without a slash at its end. */
  publicUrl: string | null;
  /** Null: the embedded store in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** The first seals, all of them open; null: made once in `dataDir` (store/data-key.ts). */
  dataKeys: readonly Uint8Array[] | null;
  roster: string | null;
  /** The fictional studio: asked for, or nothing real is configured (DESIGN §7). */
  demo: boolean;
  telegram: TelegramConfig | null;
  wechat: WechatConfig | null;
  /** The optional model (助手); null: everything works without. */
  model: ModelConfig | null;
  /** Business time starts here instead of now. */
  clock: Instant | null;
  logLevel: LogLevel;
  /** Started as a script of npm. */
  byNpm: boolean;
  /** What is printed is kept in the journal of the machine. */
  toJournal: boolean;
  /** Null: `/metrics` answers this machine alone. */
  metricsToken: string | null;
  retention: Retention;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** The environment cannot be used. `message` has a line for each problem; none shows a secret. */
export class ConfigError extends Error {
  readonly code = 'CONFIG';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const webAddress = (error: string) =>
  z
    .string()
    .refine((text) => {
      const url = URL.parse(text);
      return url !== null && ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '';
    }, error)
    .transform((text) => text.replace(/\/+$/, ''));

const instantWithOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

const days = (least: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `应为天数，至少 ${least}`)
    .transform(Number)
    .refine((count) => count >= least, `应为天数，至少 ${least}`);

const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `应为 ${least} 至 ${most} 的整数`)
    .transform(Number)
    .refine((given) => given >= least && given <= most, `应为 ${least} 至 ${most} 的整数`);

const environment = z.object({
  HOST: z.string().regex(/^[\w.:-]+$/, '应为监听的地址，例如 127.0.0.1').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '应为 0 至 65535 的端口号，0 表示任一空闲端口')
    .transform(Number)
    .refine((port) => port <= 65_535, '应为 0 至 65535 的端口号，0 表示任一空闲端口')
    .default(3000),
  PUBLIC_URL: webAddress('应为从外面访问的网址，例如 https://huiyin.example.cn').optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => ['postgres:', 'postgresql:'].includes(URL.parse(text)?.protocol ?? ''), '应为 PostgreSQL 的地址，例如 postgres://用户:密码@主机:5432/库名')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATA_KEY: z
    .string()
    .transform((text, context) => {
      const keys = parseDataKeys(text);
      if (keys) return keys;
      context.issues.push({ code: 'custom', input: '', message: '应为32字节的 base64（44个字符），多个用逗号分开；可用 openssl rand -base64 32 生成' });
      return z.NEVER;
    })
    .optional(),
  ROSTER: z.string().optional(),
  DEMO: z.enum(['0', '1'], '应为 1（开演示）或 0').optional(),
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[\w-]+$/, '应为 @BotFather 给的令牌，样子是 123456:ABC…').optional(),
  TELEGRAM_API_ROOT: webAddress('应为 Bot API 服务器的网址，例如 https://api.telegram.org').default('https://api.telegram.org'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], '应为 polling 或 webhook').default('polling'),
  TELEGRAM_WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, '应为1至256个英文字母、数字、_ 或 -').optional(),
  WECHATY_PUPPET: z
    .string()
    .regex(/^((@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*|\/.+|[A-Za-z]:[\\/].+)$/, '应为 puppet 的包名，例如 wechaty-puppet-service')
    .optional(),
  WECHAT_STUDIO: z.string().regex(/^[A-Z]{2,6}$/, '应为名册里工作室的代号，例如 BM').optional(),
  WECHAT_CHAT_EVERY_MS: count(0, 60_000).default(1_000),
  WECHAT_OTHER_CHAT_EVERY_MS: count(0, 60_000).default(3_000),
  WECHAT_PER_MINUTE: count(1, 600).default(40),
  WECHAT_FRIENDS_PER_HOUR: count(0, 1_000).default(20),
  LLM_BASE_URL: webAddress('应为 OpenAI 兼容接口的网址，例如 http://127.0.0.1:11434/v1').optional(),
  LLM_API_KEY: z.string().regex(/^[\x21-\x7e]+$/, '应为模型服务给的密钥，英文字母、数字和符号，不带空格').optional(),
  LLM_MODEL: z.string().max(200, '应为模型的名字').optional(),
  LLM_TIMEOUT_SECONDS: count(1, 120).default(20),
  LLM_DAILY_CALLS: count(1, 100_000).default(500),
  CLOCK: z
    .string()
    .refine((text) => instantWithOffset.test(text) && isCivilDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), '应为带时区的时刻，例如 2026-12-08T23:59:00+08:00')
    .transform((text) => Date.parse(text))
    .optional(),
  LOG_LEVEL: z.enum(logLevels, `应为 ${logLevels.join('、')} 之一`).default('info'),
  METRICS_TOKEN: z.string().regex(/^[\x21-\x7e]+$/, '应为英文字母、数字和符号，不带空格；可用 openssl rand -hex 16 生成').optional(),
  RETAIN_CHAT_LOG_DAYS: days(30).default(defaultRetention.chatLog),
  RETAIN_MATTER_MESSAGES_DAYS: days(shortestMatterMessagesDays).default(defaultRetention.matterMessages),
});

type Environment = z.output<typeof environment>;

/** Not shown in messages. */
const secrets: ReadonlySet<string> = new Set(['DATABASE_URL', 'DATA_KEY', 'TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'LLM_API_KEY', 'METRICS_TOKEN']);

/** Started as a script of npm the program reads `.env` beside it, where there is one; what is set already stays. */
export function readEnvironmentFile(): void {
  if (process.env['npm_lifecycle_event'] !== undefined && existsSync('.env')) process.loadEnvFile('.env');
}

/** What libraries keep in the home of whoever runs the program lies there from now on. */
export function moveHome(directory: string): void {
  process.env[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'] = directory;
}

/**
 * A variable that is set to nothing is as one that is not set.
 * @throws ConfigError
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(environment.shape).flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = environment.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => problemWith(String(issue.path[0]), given, issue.message));
  problems.push(...missing(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError([...new Set(problems)]);
  return {
    ...configOf(parsed.data),
    wechat: wechatOf(parsed.data, env),
    byNpm: env['npm_lifecycle_event'] !== undefined,
    toJournal: (env['JOURNAL_STREAM'] ?? '') !== '',
  };
}

function problemWith(name: string, given: Record<string, string>, wanted: string): string {
  return `${name}${secrets.has(name) ? ' 的值不对' : `=${given[name]} 不对`}：${wanted}`;
}

function missing(given: Record<string, string>): string[] {
  const problems: string[] = [];
  if (given['DATABASE_URL'] && !given['DATA_KEY']) {
    problems.push('缺少 DATA_KEY：用 PostgreSQL（DATABASE_URL）时必须设置；可用 openssl rand -base64 32 生成，并另外保存好');
  }
  if (given['TELEGRAM_MODE'] === 'webhook') {
    if (!given['TELEGRAM_BOT_TOKEN']) problems.push('缺少 TELEGRAM_BOT_TOKEN：TELEGRAM_MODE=webhook 时必须设置');
    if (!given['PUBLIC_URL']) problems.push('缺少 PUBLIC_URL：TELEGRAM_MODE=webhook 时必须设置，Telegram 要往这个网址送消息');
    if (!given['TELEGRAM_WEBHOOK_SECRET']) {
      problems.push('缺少 TELEGRAM_WEBHOOK_SECRET：TELEGRAM_MODE=webhook 时必须设置，1至256个英文字母、数字、_ 或 -，自己随意定');
    }
  }
  if (given['LLM_BASE_URL'] && !given['LLM_MODEL']) problems.push('缺少 LLM_MODEL：设置了 LLM_BASE_URL 时必须写明用哪个模型');
  if (!given['LLM_BASE_URL'] && (given['LLM_MODEL'] || given['LLM_API_KEY'])) problems.push('缺少 LLM_BASE_URL：设置了 LLM_MODEL 或 LLM_API_KEY 时必须写明接口的网址');
  return problems;
}

function wechatOf(env: Environment, all: Readonly<Record<string, string | undefined>>): WechatConfig | null {
  if (env.WECHATY_PUPPET === undefined) return null;
  const variables = Object.entries(all).flatMap(([name, value]) => (name.startsWith('WECHATY_PUPPET_') && value !== undefined ? [[name, value]] : []));
  return {
    puppet: env.WECHATY_PUPPET,
    variables: Object.fromEntries(variables),
    studio: env.WECHAT_STUDIO ?? null,
    pace: { chatEveryMs: env.WECHAT_CHAT_EVERY_MS, otherChatEveryMs: env.WECHAT_OTHER_CHAT_EVERY_MS, perMinute: env.WECHAT_PER_MINUTE },
    friendsPerHour: env.WECHAT_FRIENDS_PER_HOUR,
  };
}

function modelOf(env: Environment): ModelConfig | null {
  if (env.LLM_BASE_URL === undefined || env.LLM_MODEL === undefined) return null;
  return { baseUrl: env.LLM_BASE_URL, key: env.LLM_API_KEY ?? null, model: env.LLM_MODEL, timeoutMs: env.LLM_TIMEOUT_SECONDS * 1000, dailyCalls: env.LLM_DAILY_CALLS };
}

function configOf(env: Environment): Omit<Config, 'byNpm' | 'toJournal' | 'wechat'> {
  const telegram: TelegramConfig | null =
    env.TELEGRAM_BOT_TOKEN === undefined
      ? null
      : {
          token: env.TELEGRAM_BOT_TOKEN,
          apiRoot: env.TELEGRAM_API_ROOT,
          mode: env.TELEGRAM_MODE,
          webhookSecret: env.TELEGRAM_WEBHOOK_SECRET ?? null,
        };
  const nothingReal = env.ROSTER === undefined && env.DATABASE_URL === undefined && telegram === null && env.WECHATY_PUPPET === undefined;
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DATA_DIR,
    dataKeys: env.DATA_KEY ?? null,
    roster: env.ROSTER ?? null,
    demo: env.DEMO === undefined ? nothingReal : env.DEMO === '1',
    telegram,
    model: modelOf(env),
    clock: env.CLOCK ?? null,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
    retention: { ...defaultRetention, chatLog: env.RETAIN_CHAT_LOG_DAYS, matterMessages: env.RETAIN_MATTER_MESSAGES_DAYS },
  };
}
