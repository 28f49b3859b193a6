// Plain JavaScript, because the package's own types declare a global that contradicts ours and lack what we need; ours
// are in wx.d.ts.
export { default } from 'weixin-js-sdk'
