import { createHash, randomBytes, randomInt } from 'node:crypto'
import { toBeijing } from './beijing-time'

/** 32 letters and digits. */
export function nonceStr(): string {
  return randomBytes(16).toString('hex')
}

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('')
}

/** `wx` and 34 characters, as in the sample of chapter 7_7. */
export function newPrepayId(now: number): string {
  return `wx${toBeijing(now).slice(6)}${randomBytes(11).toString('hex')}0000`
}

/** 28 digits: `4200…`, the day, a serial number. */
export function newTransactionId(now: number): string {
  return `420000${digits(4)}${toBeijing(now).slice(0, 8)}${digits(10)}`
}

/** 29 digits: `5030…`, the day, a serial number. */
export function newRefundId(now: number): string {
  return `5030${digits(4)}${toBeijing(now).slice(0, 8)}${digits(13)}`
}

/** 32 characters, as OAuth codes have. */
export function newCode(): string {
  return `0${randomBytes(16).toString('hex').slice(1)}`
}

/** 28 characters, always the same for one person at one 公众号, and different at another. */
export function openidFor(appid: string, person: string): string {
  return `o${createHash('sha256').update(`${appid}:${person}`).digest('base64url').slice(0, 27)}`
}
