import type { EnvSource } from '@/lib/env-schema'

/** A complete configuration in simulator mode; `changes` replaces variables, undefined removes one. */
export function testEnv(changes: Readonly<Record<string, string | undefined>> = {}): EnvSource {
  const complete: Record<string, string | undefined> = {
    NODE_ENV: 'test',
    DATABASE_URL: 'postgresql://nobody:nothing@127.0.0.1:1/none',
    PUBLIC_ORIGIN: 'http://localhost:3000',
    SESSION_SECRET: 'a session secret for tests only 0123456789',
    WECHAT_MODE: 'simulator',
    WECHAT_APP_ID: 'wx0123456789abcdef',
    WECHAT_APP_SECRET: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    WECHAT_MCH_ID: '1900000109',
    WECHAT_API_KEY: 'SIMKEY_abcdefghijklmnopqrstuvwxy',
    WECHAT_PAY_BASE_URL: 'http://127.0.0.1:1',
    WECHAT_API_BASE_URL: 'http://127.0.0.1:1',
    WECHAT_OPEN_BASE_URL: 'http://127.0.0.1:1',
    LOG_LEVEL: 'silent',
    ...changes,
  }
  return Object.fromEntries(Object.entries(complete).filter(([, value]) => value !== undefined))
}
