/**
 * Where a page is open, as far as paying by JSAPI goes:
 * - `wechat`: WeChat on a phone, the only place that has the bridge;
 * - `wechat_pc`: WeChat for Windows or macOS, which logs in but cannot pay;
 * - `miniprogram`: a mini program's web-view, where the bridge answers `system:access_denied`;
 * - `devtools`: WeChat's developer tools, let through so that a merchant's developer sees the cashier;
 * - `other`: everything else, WeCom (企业微信) included: WeChat's login page refuses to open there.
 */
export type Browser = 'wechat' | 'wechat_pc' | 'miniprogram' | 'devtools' | 'other'

/** Tells the browser by its User-Agent. A false name gains nothing: it only chooses which page to show. */
export function browserOf(userAgent: string): Browser {
  if (/\bwechatdevtools\b/i.test(userAgent)) return 'devtools'
  if (!/\bMicroMessenger\//i.test(userAgent)) return 'other'
  if (/\bwxwork\//i.test(userAgent)) return 'other'
  // Both spellings are WeChat's: Android says MiniProgramEnv/android, iOS miniProgram/wx….
  if (/\bminiProgram(Env)?\b/i.test(userAgent)) return 'miniprogram'
  if (/(Windows|Mac|Linux)Wechat/i.test(userAgent)) return 'wechat_pc'
  // Old desktop versions leave their name out, but their system's shows.
  if (/\((Windows NT|Macintosh|X11;)/i.test(userAgent)) return 'wechat_pc'
  return 'wechat'
}
