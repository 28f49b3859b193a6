import { expect, test } from 'vitest'
import { createOAuthClient } from '@/lib/wechat/oauth/client'
import { readCodeAnswer, readProfile } from '@/lib/wechat/oauth/wire'

test('the authorize address is WeChat’s, with its parameters in order, encoded, and the fragment it asks for', () => {
  const oauth = createOAuthClient({
    appid: 'wx520c15f417810387',
    appSecret: 'never in an address',
    apiBaseUrl: 'https://api.weixin.qq.com',
    openBaseUrl: 'https://open.weixin.qq.com',
  })
  const redirectUri = 'https://chong.qq.com/pay/oauth/callback'
  expect(oauth.authorizeUrl({ redirectUri, scope: 'snsapi_base', state: '123' })).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx520c15f417810387' +
      '&redirect_uri=https%3A%2F%2Fchong.qq.com%2Fpay%2Foauth%2Fcallback' +
      '&response_type=code&scope=snsapi_base&state=123#wechat_redirect',
  )
})

const granted = {
  access_token: 't',
  expires_in: 7200,
  refresh_token: 'r',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
}

test.each([
  ['a grant', granted, { outcome: 'granted', openid: granted.openid, accessToken: 't' }],
  ['a grant that says it is no snapshot', { ...granted, is_snapshotuser: 0 }, { outcome: 'granted' }],
  ['a snapshot', { ...granted, is_snapshotuser: 1 }, { outcome: 'snapshot' }],
  ['a snapshot in other words', { ...granted, is_snapshotuser: 'true' }, { outcome: 'snapshot' }],
  ['an invalid code', { errcode: 40029, errmsg: 'invalid code' }, { outcome: 'code_invalid' }],
  ['a used code', { errcode: 40163, errmsg: 'code been used' }, { outcome: 'code_used' }],
  ['a wrong AppSecret', { errcode: 40125 }, { outcome: 'refused', errcode: 40125 }],
  ['an error with an openid beside it', { ...granted, errcode: -1 }, { outcome: 'refused', errcode: -1 }],
  ['no openid', { access_token: 't' }, { outcome: 'unavailable', reason: 'malformed' }],
  ['an openid with strange characters', { ...granted, openid: 'o<1>' }, { outcome: 'unavailable' }],
  ['an empty openid', { ...granted, openid: '' }, { outcome: 'unavailable' }],
  ['null', null, { outcome: 'unavailable' }],
])('WeChat’s answer to a code: %s', (_, body, answer) => {
  expect(readCodeAnswer(body)).toMatchObject(answer)
})

test.each([
  ['48001', { errcode: 48001 }, null],
  ['no picture', { nickname: '小明', headimgurl: '' }, { nickname: '小明', avatarUrl: null }],
  [
    'a script for a picture',
    { nickname: '小明', headimgurl: 'javascript:x' },
    { nickname: '小明', avatarUrl: null },
  ],
  [
    'a picture at http',
    { nickname: '小明', headimgurl: 'http://thirdwx.qlogo.cn/mmopen/http:/132' },
    { nickname: '小明', avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/http:/132' },
  ],
  [
    'a picture at https',
    { nickname: '小明', headimgurl: 'https://thirdwx.qlogo.cn/mmopen/x/132' },
    { nickname: '小明', avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/x/132' },
  ],
  [
    'a picture of the simulator',
    { nickname: '小明', headimgurl: 'http://127.0.0.1:4000/mmopen/x/132' },
    { nickname: '小明', avatarUrl: 'http://127.0.0.1:4000/mmopen/x/132' },
  ],
  ['80 faces for a name', { nickname: '😀'.repeat(80) }, { nickname: '😀'.repeat(64), avatarUrl: null }],
])('a profile with %s', (_, body, profile) => {
  expect(readProfile(body)).toEqual(profile)
})
