import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { apiKey, change, document, signed, type Pairs } from '../fixtures/wechat/v2-documents'
import { merchant, type Dialect, type Flaw, type Statement } from './dialect'

/** v2 with one of its two algorithms. */
export function v2Dialect(signType: 'MD5' | 'HMAC-SHA256', now = new Date()): Dialect {
  return {
    name: `v2 ${signType}`,
    signType,
    gateway: (payBaseUrl) =>
      createV2Gateway(
        {
          appid: merchant.appid,
          mchid: merchant.mchid,
          apiKey,
          payBaseUrl,
          clientCertificate: null,
          payCa: null,
        },
        { now: () => now },
      ),
    reply: (statement, flaw = {}) => ({
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: document(write(statement, { flaw, signType })),
    }),
  }
}

function write(statement: Statement, how: { flaw: Flaw; signType: string }): Pairs {
  const { flaw, signType } = how
  const envelope: Pairs = [
    ['return_code', 'SUCCESS'],
    ['return_msg', 'OK'],
    ['appid', flaw.appid ?? merchant.appid],
    ['mch_id', flaw.mchid ?? merchant.mchid],
    ['nonce_str', 'qQmoWiZSTLG7B2zb'],
    ['result_code', statement.call === 'decline' ? 'FAIL' : 'SUCCESS'],
  ]
  const named = flaw.outTradeNo === undefined ? {} : { out_trade_no: flaw.outTradeNo }
  const pairs = change(envelope, { ...fieldsOf(statement), ...named })
  if (flaw.isUnsigned) return pairs
  return signed(pairs, signType, flaw.key === 'foreign' ? 'f'.repeat(32) : apiKey)
}

function fieldsOf(statement: Statement): Record<string, string> {
  switch (statement.call) {
    case 'prepay':
      return { trade_type: 'JSAPI', prepay_id: statement.prepayId }
    case 'close':
      return { result_msg: 'OK' }
    case 'decline':
      return { err_code: statement.wechatCode, err_code_des: '说明' }
    case 'query':
      return queryFields(statement)
  }
}

function queryFields(statement: Extract<Statement, { call: 'query' }>): Record<string, string> {
  const named = {
    trade_state: statement.tradeState,
    out_trade_no: merchant.outTradeNo,
    trade_state_desc: '说明',
  }
  if (statement.tradeState !== 'SUCCESS') return named
  return {
    ...named,
    openid: merchant.openid,
    bank_type: 'CMC_DEBIT',
    total_fee: String(statement.totalFen),
    cash_fee: String(statement.payerTotalFen ?? statement.totalFen),
    fee_type: 'CNY',
    transaction_id: '4200001234202611240123456789',
    time_end: '20261124153000',
  }
}
