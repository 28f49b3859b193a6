import 'server-only'
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { EnvSource } from './env-schema'

/** The merchant's client certificate (API证书) and its key, both PEM. */
export interface ClientCertificate {
  cert: string
  key: string
}

const simulatorIssuer = 'shouyin simulator CA'

/**
 * The variables that name files. Each becomes the text of its file, checked as far as that can be done without asking
 * WeChat. No sentence holds a path or anything of a file.
 */
export function certificateFields(source: EnvSource, { isLive, now }: { isLive: boolean; now: Date }) {
  const where = '(微信商户平台 → 账户中心 → API安全 → API证书)'
  const certMissing = `enter the file of the certificate that belongs to the key, or remove both variables to run without refunds ${where}.`
  const keyMissing = `enter the file of the key that belongs to the certificate, or remove both variables to run without refunds ${where}.`
  const cert = file((text) => certificateProblem(text, { isLive, now }), certMissing)
  const key = file((text) => keyProblem(text, read(source.WECHAT_CERT_FILE)), keyMissing)
  const ca = file((text) => (parseCertificate(text) ? null : 'must be a file with a PEM certificate.'))
  const noCa = z.undefined({ error: 'remove it: in live mode WeChat is believed by no authority of ours.' })
  return {
    WECHAT_CERT_FILE: source.WECHAT_KEY_FILE?.trim() ? cert : cert.optional(),
    WECHAT_KEY_FILE: source.WECHAT_CERT_FILE?.trim() ? key : key.optional(),
    WECHAT_CA_FILE: isLive ? noCa.optional() : ca.optional(),
  }
}

/** A variable that names a file; its value is the text, which `problemOf` finds nothing wrong with. */
function file(problemOf: (text: string) => string | null, missing = 'must be text.') {
  return z.string({ error: missing }).transform((path, context) => {
    const text = read(path)
    const problem = text === null ? 'the file it names cannot be read.' : problemOf(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
    return text ?? ''
  })
}

function read(path: string | undefined): string | null {
  try {
    // Wherever the operator keeps it; without the mark Next packs the whole project into the build to be sure of it.
    return readFileSync(/* turbopackIgnore: true */ path?.trim() ?? '', 'utf8')
  } catch {
    return null
  }
}

function certificateProblem(text: string, { isLive, now }: { isLive: boolean; now: Date }): string | null {
  const certificate = parseCertificate(text)
  if (!certificate) return 'must be a certificate in PEM: apiclient_cert.pem, not apiclient_key.pem or .p12.'
  if (now > new Date(certificate.validTo)) {
    return 'the certificate has expired: get a new one from WeChat, or remove it and its key to run without refunds.'
  }
  if (now < new Date(certificate.validFrom))
    return "the certificate is not valid yet: check this machine's clock."
  const isOfSimulator = certificate.issuer.split('\n').includes(`CN=${simulatorIssuer}`)
  return isLive && isOfSimulator ? "enter the merchant's own certificate: this one is the simulator's." : null
}

/** A certificate that cannot be read is a problem of its own variable, not of the key's. */
function keyProblem(text: string, certificateText: string | null): string | null {
  const key = parseKey(text)
  if (!key) return 'must be a private key in PEM without a password: apiclient_key.pem.'
  const certificate = certificateText === null ? null : parseCertificate(certificateText)
  const isPair = !certificate || certificate.checkPrivateKey(key)
  return isPair ? null : 'the key does not belong to the certificate in WECHAT_CERT_FILE.'
}

function parseCertificate(text: string): X509Certificate | null {
  try {
    return new X509Certificate(text)
  } catch {
    return null
  }
}

function parseKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text)
  } catch {
    return null
  }
}
