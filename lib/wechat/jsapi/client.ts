import 'server-only'
import type { Env } from '@/lib/env'
import type { JsapiClient } from '@/lib/sharing/ports'
import { openDispatchers } from '../dispatchers'
import { post } from '../http'
import { getJson, parseJson } from '../oauth/get-json'
import { readAccessToken, readTicket } from './wire'

// Sharing is pleasant to have; nobody should wait for it.
const deadlineMs = 3_000

/** WeChat's access_token and jsapi_ticket for the shop's 公众号. */
export function createJsapiClient(env: Pick<Env, 'appid' | 'appSecret' | 'apiBaseUrl'>): JsapiClient {
  const { pay: dispatcher } = openDispatchers({ clientCertificate: null, payCa: null })
  return {
    async fetchAccessToken({ isForced }) {
      const asked = {
        grant_type: 'client_credential',
        appid: env.appid,
        secret: env.appSecret,
        force_refresh: isForced,
      }
      const url = `${env.apiBaseUrl}/cgi-bin/stable_token`
      const body = JSON.stringify(asked)
      const answer = await post({ url, contentType: 'application/json', body, deadlineMs, dispatcher })
      if (answer.outcome === 'unknown') return { outcome: 'unavailable', reason: answer.reason }
      const read = parseJson(Buffer.from(answer.body).toString('utf8'))
      if (read.outcome !== 'read') return { outcome: 'unavailable', reason: read.outcome }
      return readAccessToken(read.body)
    },

    async fetchTicket(accessToken) {
      const address = new URL(`${env.apiBaseUrl}/cgi-bin/ticket/getticket`)
      address.search = new URLSearchParams({ access_token: accessToken, type: 'jsapi' }).toString()
      const answer = await getJson(address, { deadlineMs })
      if (answer.outcome === 'read') return readTicket(answer.body)
      return { outcome: 'unavailable', reason: answer.outcome }
    },
  }
}
