import { configuredWx } from './js-sdk'

/** Whether this phone lets a page ask for the shopper's WeChat address. */
export async function isAddressOffered(): Promise<boolean> {
  const wx = await configuredWx()
  if (wx === null) return false
  return new Promise((resolve) => {
    wx.checkJsApi({
      jsApiList: ['openAddress'],
      success: ({ checkResult }) => resolve(checkResult?.['openAddress'] === true),
      fail: () => resolve(false),
    })
  })
}

/**
 * Opens WeChat's list and fills the form with what the shopper picks. Cancelled when they pick nothing, failed when
 * WeChat refuses or cannot do it.
 */
export async function fillFromWechat(form: HTMLFormElement): Promise<'filled' | 'cancelled' | 'failed'> {
  const wx = await configuredWx()
  if (wx === null) return 'failed'
  return new Promise((resolve) => {
    wx.openAddress({
      success: (picked) => {
        const { userName, telNumber, provinceName, cityName, countryName, detailInfo } = picked
        // 直辖市 come with the province as their city: once is enough.
        const region = [...new Set([provinceName, cityName, countryName])].join('')
        const values = { recipient: userName, phone: telNumber, region, detail: detailInfo }
        for (const [name, value] of Object.entries(values)) fill(form.elements.namedItem(name), value)
        resolve('filled')
      },
      cancel: () => resolve('cancelled'),
      fail: () => resolve('failed'),
    })
  })
}

/** As if the shopper had typed it: whoever listens to the field hears of it, React included. */
function fill(field: Element | RadioNodeList | null, value: string | undefined): void {
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  if (!isField || !value) return
  const proto = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, value.slice(0, maxLengthOf(field)))
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

function maxLengthOf({ maxLength }: HTMLInputElement | HTMLTextAreaElement): number | undefined {
  return maxLength > 0 ? maxLength : undefined
}
