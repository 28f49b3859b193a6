import { createV2Gateway } from '@/lib/wechat/v2/gateway'
import { apiKey, change, document, signed, type Pairs } from '../fixtures/wechat/v2-documents'
import { merchant, type Dialect, type Flaw, type RefundRow, type Statement } from './dialect'

/** v2 with one of its two algorithms. */
export function v2Dialect(signType: 'MD5' | 'HMAC-SHA256', now = new Date()): Dialect {
  return {
    name: `v2 ${signType}`,
    signType,
    gateway: (payBaseUrl, tls) =>
      createV2Gateway(
        {
          appid: merchant.appid,
          mchid: merchant.mchid,
          apiKey,
          payBaseUrl,
          clientCertificate: null,
          payCa: null,
          ...tls,
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
  const named = {
    ...(flaw.outTradeNo === undefined ? {} : { out_trade_no: flaw.outTradeNo }),
    ...(flaw.outRefundNo === undefined ? {} : { out_refund_no: flaw.outRefundNo }),
  }
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
    case 'refund':
      return {
        ...refundedPayment(statement.totalFen),
        out_refund_no: merchant.outRefundNo,
        refund_id: '50300001234202611241234567890',
        refund_fee: String(statement.refundFen),
        cash_refund_fee: String(statement.refundFen),
      }
    case 'queryRefund':
      return {
        ...refundedPayment(statement.totalFen),
        refund_count: String(statement.refunds.length),
        ...Object.assign({}, ...statement.refunds.map(refundRow)),
      }
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

function refundedPayment(totalFen: number): Record<string, string> {
  return {
    out_trade_no: merchant.outTradeNo,
    transaction_id: '4200001234202611240123456789',
    total_fee: String(totalFen),
    cash_fee: String(totalFen),
  }
}

function refundRow({ outRefundNo, refundFen, status }: RefundRow, n: number): Record<string, string> {
  const row: Record<string, string> = {
    [`out_refund_no_${n}`]: outRefundNo,
    [`refund_id_${n}`]: `5030000123420261124123456789${n}`,
    [`refund_channel_${n}`]: 'ORIGINAL',
    [`refund_fee_${n}`]: String(refundFen),
    [`refund_status_${n}`]: status,
    [`refund_account_${n}`]: 'REFUND_SOURCE_UNSETTLED_FUNDS',
    [`refund_recv_accout_${n}`]: '招商银行信用卡0403',
  }
  return status === 'SUCCESS' ? { ...row, [`refund_success_time_${n}`]: '2026-11-25 00:00:01' } : row
}
