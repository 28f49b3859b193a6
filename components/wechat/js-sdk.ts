import type { JsConfig } from '@/lib/domain/js-signature'
import { addressToSign } from '../page-address'
import wx, { type Wx } from './wx'

const apis = ['updateAppMessageShareData', 'updateTimelineShareData', 'openAddress'] as const
const limitMs = 10_000

let configured: Promise<Wx | null> | null = null

/**
 * WeChat's JS-SDK, allowed to act on this page, or null: WeChat did not agree, did not answer, or the shop has no ticket
 * to sign with. Asked for once a page. This file is loaded late, and WeChat's script with it.
 */
export function configuredWx(): Promise<Wx | null> {
  return (configured ??= configure().catch(() => null))
}

async function configure(): Promise<Wx | null> {
  const config = await fetchConfig()
  if (config === null) return null
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), limitMs)
    // WeChat calls `ready` after a refusal too, but `error` before it; the first word counts.
    wx.error(() => resolve(null))
    wx.ready(() => resolve(wx))
    // A list of our own, because WeChat's script writes into it.
    wx.config({ debug: false, ...config, jsApiList: [...apis], openTagList: [] })
  })
}

async function fetchConfig(): Promise<JsConfig | null> {
  const query = new URLSearchParams({ url: addressToSign() })
  const response = await fetch(`/api/wechat/js-config?${query}`)
  if (!response.ok) return null
  const { config }: { config: JsConfig | null } = await response.json()
  return config
}
