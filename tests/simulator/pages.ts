/** WeChat's own pages. */

const style = `
  *{box-sizing:border-box;margin:0}
  body{font:17px/1.5 -apple-system,BlinkMacSystemFont,"PingFang SC","Noto Sans CJK SC","Noto Sans SC",sans-serif;
    color:rgba(0,0,0,.9);background:#fff;min-height:100vh;display:flex;flex-direction:column}
  main{flex:1;padding:72px 32px 24px;text-align:center}
  .mark{width:64px;height:64px;border-radius:50%;margin:0 auto 24px;color:#fff;font:500 34px/64px sans-serif}
  .bad{background:#fa5151}.app{background:#07c160;border-radius:12px}
  h1{font-size:22px;font-weight:500;line-height:1.4}
  p{color:rgba(0,0,0,.55);margin-top:12px;overflow-wrap:anywhere}
  .who{display:flex;align-items:center;gap:12px;text-align:left;margin-top:32px;padding:16px 0;
    border-top:1px solid rgba(0,0,0,.1);border-bottom:1px solid rgba(0,0,0,.1)}
  .who b{flex:none;width:44px;height:44px;border-radius:6px;background:#e5f6ec;color:#06ae56;font:500 20px/44px sans-serif;text-align:center}
  .who span{font-size:14px;color:rgba(0,0,0,.5);display:block}
  form{display:flex;gap:16px;justify-content:center;padding:24px 32px 64px}
  button{font:inherit;font-weight:500;min-width:120px;border:0;border-radius:8px;padding:10px 24px;cursor:pointer}
  .yes{background:#07c160;color:#fff}.no{background:#f2f2f2;color:#06ae56}`

function page(title: string, content: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${style}</style>
<script>parent.postMessage({wechat:'title',title:document.title,href:location.href},'*')</script></head>
<body>${content}</body></html>`
}

export function errorPage(reason: string): string {
  return page('出错了', `<main><div class="mark bad">!</div><h1>出错了</h1><p>${escape(reason)}</p></main>`)
}

/** 微信登录: who asks, for what, and the two buttons. */
export function consentPage(nickname: string, query: string): string {
  return page(
    '微信登录',
    `<main><div class="mark app">收</div><h1>申请获取并使用<br>你的昵称、头像</h1>
<div class="who"><b>${escape(nickname.slice(-1))}</b><div>${escape(nickname)}<span>微信昵称头像</span></div></div></main>
<form method="post" action="/connect/oauth2/consent"><input type="hidden" name="query" value="${escape(query)}">
<button class="no" name="choice" value="refuse">拒绝</button><button class="yes" name="choice" value="agree">同意</button></form>`,
  )
}

/** A drawn 头像: the last character of the nickname. */
export function avatar(nickname: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 132"><rect width="132" height="132" fill="#e5f6ec"/>
<text x="66" y="86" font-size="60" text-anchor="middle" fill="#06ae56" font-family="sans-serif">${escape(nickname.slice(-1))}</text></svg>`
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
