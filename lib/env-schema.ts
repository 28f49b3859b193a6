import 'server-only'
import { z } from 'zod'
import { systemClock, type Clock } from './clock'
import { certificateFields } from './env-files'
import {
  isDomain,
  isHttpsUrl,
  isLoopbackUrl,
  isOrigin,
  isPlaceholder,
  payDirectoryProblem,
} from './env-rules'

/** Variables by name: process.env, or a part of it. */
export type EnvSource = Readonly<Record<string, string | undefined>>

const officialHosts = {
  WECHAT_PAY_BASE_URL: 'https://api.mch.weixin.qq.com',
  WECHAT_API_BASE_URL: 'https://api.weixin.qq.com',
  WECHAT_OPEN_BASE_URL: 'https://open.weixin.qq.com',
} as const

/**
 * The one schema of the configuration. Rules that compare two variables read the other one from `source`, so
 * that every problem is found in one pass. No message contains a value. Certificates must be
 * valid at the time of `clock`.
 */
export function envSchema(source: EnvSource, clock: Clock = systemClock) {
  const isLive = source.WECHAT_MODE !== 'simulator'
  return z.object({
    ...shopFields(isLive),
    ...merchantFields(source, isLive),
    ...serviceFields(),
    ...addressFields(source, isLive),
    ...certificateFields(source, { isLive, now: clock.now() }),
    ...(isLive ? refusedInLive(source) : {}),
  })
}

function text(sentence: string) {
  return z.string({ error: sentence }).trim()
}

function integer(options: { min: number; max: number; fallback: number }) {
  const sentence = `must be a whole number from ${options.min} to ${options.max}.`
  return z
    .string()
    .regex(/^\d{1,6}$/, sentence)
    .transform(Number)
    .refine((value) => value >= options.min && value <= options.max, sentence)
    .default(options.fallback)
}

function shopFields(isLive: boolean) {
  const database = 'enter the PostgreSQL to use: postgresql://user:password@host:5432/database.'
  const origin = isLive
    ? "enter the shop's address: https, a host and nothing after it, e.g. https://mall.example.com."
    : "enter the shop's address, a scheme and a host and nothing after it, e.g. http://localhost:3000."
  const secret =
    'enter at least 32 random characters, e.g. from "openssl rand -hex 32"; for rotation several, separated by commas, newest first.'
  return {
    DATABASE_URL: text(database).regex(/^postgres(ql)?:\/\/\S+$/, database),
    PORT: integer({ min: 1, max: 65_535, fallback: 3000 }),
    PUBLIC_ORIGIN: text(origin).refine((value) => isOrigin(value, { httpsOnly: isLive }), origin),
    SESSION_SECRET: text(secret)
      .transform((value) => value.split(',').map((part) => part.trim()))
      .refine(
        (parts) => parts.every((part) => part.length >= 32 && !(isLive && isPlaceholder(part))),
        secret,
      ),
    ORDER_TTL_MINUTES: integer({ min: 1, max: 120, fallback: 30 }),
    JOBS: z
      .enum(['here', 'apart'], {
        error: 'must be "here" (the default), or "apart" where "npm run worker" runs.',
      })
      .default('here'),
    TRUSTED_PROXY_HOPS: integer({ min: 0, max: 10, fallback: 0 }),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, trace, silent.',
      })
      .default('info'),
  }
}

/** How shoppers reach the merchant; all of it is shown to everybody. */
function serviceFields() {
  const url =
    'enter the https address of the customer service, e.g. a 微信客服 link https://work.weixin.qq.com/kfid/….'
  const phone = 'enter the customer service\'s telephone number: digits, spaces, "-" and a leading "+" only.'
  const hours = 'enter when somebody answers, at most 60 characters, e.g. 每天 9:00–18:00.'
  return {
    SERVICE_URL: text(url).refine(isHttpsUrl, url).optional(),
    SERVICE_PHONE: text(phone)
      .regex(/^\+?[0-9][0-9 -]{3,24}$/, phone)
      .optional(),
    SERVICE_HOURS: text(hours).max(60, hours).optional(),
  }
}

function merchantFields(source: EnvSource, isLive: boolean) {
  const appid = 'enter the 公众号 AppID, "wx" and 16 characters (微信公众平台 → 设置与开发 → 基本配置).'
  const appSecret = 'enter the AppSecret of the 公众号, 32 characters (微信公众平台 → 设置与开发 → 基本配置).'
  const mchid = 'enter the 商户号, digits only (微信商户平台 → 账户中心 → 商户信息).'
  const apiKey =
    'enter the APIv2 密钥, 32 characters (微信商户平台 → 账户中心 → API安全 → 设置APIv2密钥). ' +
    'Not the 商户号, not an example from a document, not a key of the simulator.'
  const isRealKey = (key: string) =>
    /^[0-9A-Za-z]{32}$/.test(key) && !isPlaceholder(key) && key !== source.WECHAT_MCH_ID?.trim()
  return {
    WECHAT_MODE: z.enum(['live', 'simulator'], {
      error: 'enter "live" for real money, or "simulator" for a simulated WeChat on this machine.',
    }),
    WECHAT_APP_ID: text(appid).regex(/^wx[0-9A-Za-z]{16}$/, appid),
    WECHAT_APP_SECRET: text(appSecret).regex(isLive ? /^[0-9A-Za-z]{32}$/ : /^\S+$/, appSecret),
    WECHAT_MCH_ID: text(mchid).regex(/^[0-9]{8,32}$/, mchid),
    WECHAT_API_KEY: text(apiKey).refine((key) => (isLive ? isRealKey(key) : /^\S{32}$/.test(key)), apiKey),
    WECHAT_SIGN_TYPE: z
      .enum(['MD5', 'HMAC-SHA256'], { error: 'must be HMAC-SHA256 (the default) or MD5.' })
      .default('HMAC-SHA256'),
    WECHAT_PROTOCOL: z.literal('v2', { error: 'must be v2 or unset: APIv3 is not built yet.' }).default('v2'),
  }
}

function addressFields(source: EnvSource, isLive: boolean) {
  const given = source.PUBLIC_ORIGIN?.trim() ?? ''
  // A wrong origin is one problem, not three: nothing is compared with it.
  const origin = isOrigin(given, { httpsOnly: isLive }) ? given : null
  const directories = z
    .string({
      error:
        'enter the 支付授权目录 registered at 微信商户平台 → 产品中心 → 开发配置 → 支付授权目录; the shop needs PUBLIC_ORIGIN followed by /pay/.',
    })
    .superRefine((value, context) => {
      const problem = payDirectoryProblem(value, origin)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })
  const domainSentence =
    'enter the 网页授权域名 (微信公众平台 → 设置与开发 → 公众号设置 → 功能设置): letters, digits, "-" and "." only, ' +
    'without scheme, port or path, not an IP address, and the same host as in PUBLIC_ORIGIN.'
  const domain = text(domainSentence).refine((value) => isDomain(value, origin), domainSentence)
  return {
    WECHAT_PAY_DIRECTORIES: isLive ? directories : directories.optional(),
    WECHAT_OAUTH_DOMAIN: isLive ? domain : domain.optional(),
    WECHAT_PAY_BASE_URL: baseUrl('WECHAT_PAY_BASE_URL', isLive),
    WECHAT_API_BASE_URL: baseUrl('WECHAT_API_BASE_URL', isLive),
    WECHAT_OPEN_BASE_URL: baseUrl('WECHAT_OPEN_BASE_URL', isLive),
  }
}

function baseUrl(name: keyof typeof officialHosts, isLive: boolean) {
  if (isLive) {
    const sentence = 'remove it: in live mode the shop talks to the hosts of WeChat only.'
    return z
      .undefined({ error: sentence })
      .optional()
      .transform((): string => officialHosts[name])
  }
  const sentence = 'enter the address of the simulated WeChat on this machine, e.g. http://127.0.0.1:3001.'
  return text(sentence)
    .refine(isLoopbackUrl, sentence)
    .transform((value) => value.replace(/\/+$/, ''))
}

/** Things that have no place beside real money. */
function refusedInLive(source: EnvSource) {
  const ofSimulator = Object.keys(source).filter((name) => name.startsWith('SIMULATOR'))
  const gone = z.undefined({ error: 'remove it: it belongs to the simulator.' }).optional()
  return {
    ...Object.fromEntries(ofSimulator.map((name) => [name, gone])),
    NODE_TLS_REJECT_UNAUTHORIZED: z
      .string()
      .refine(
        (value) => value !== '0',
        'remove it: without certificate checks anybody can say that an order is paid.',
      )
      .optional(),
  }
}
