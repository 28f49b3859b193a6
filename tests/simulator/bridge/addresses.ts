import { button, element } from './dom'
import type { Answer } from './js-sdk'
import { openLayer } from './layer'

/** What the person has saved in WeChat, in the bridge's own spelling. */
const addresses = [
  {
    userName: '林小满',
    telNumber: '13800138000',
    addressPostalCode: '510000',
    proviceFirstStageName: '广东省',
    addressCitySecondStageName: '广州市',
    addressCountiesThirdStageName: '海珠区',
    addressDetailInfo: '新港中路 397 号',
    nationalCode: '440105',
  },
  {
    userName: '林小满',
    telNumber: '13800138000',
    addressPostalCode: '200000',
    proviceFirstStageName: '上海市',
    addressCitySecondStageName: '上海市',
    addressCountiesThirdStageName: '徐汇区',
    addressDetailInfo: '漕溪北路 18 号',
    nationalCode: '310104',
  },
]

/** WeChat's own page with the person's addresses. */
export async function chooseAddress(): Promise<Answer> {
  const layer = await openLayer()
  return new Promise((resolve) => {
    const close = (answer: Answer) => {
      layer.close()
      resolve(answer)
    }
    const leave = button('leave', '✕', () => close({ err_msg: 'edit_address:cancel' }))
    leave.setAttribute('aria-label', '取消')
    const choices = addresses.map((address) => {
      const { userName, telNumber, ...rest } = address
      const where =
        rest.proviceFirstStageName +
        rest.addressCitySecondStageName +
        rest.addressCountiesThirdStageName +
        rest.addressDetailInfo
      return button('address', `${userName} ${telNumber}\n${where}`, () =>
        close({ err_msg: 'edit_address:ok', ...address }),
      )
    })
    const panel = element('section', 'panel', [
      element('header', 'panel-head', [leave, element('h2', 'panel-title', '选择收货地址')]),
      ...choices,
    ])
    panel.setAttribute('role', 'dialog')
    panel.setAttribute('aria-modal', 'true')
    panel.setAttribute('aria-label', '选择收货地址')
    layer.show(element('div', 'stage dim bottom', [panel]))
    leave.focus({ preventScroll: true })
  })
}
