/**
 * The shop's policy as the phone needs it: the bridge, which comes from the same origin, may run and
 * call home; the phone view may frame the page, as WeChat's browser is no frame.
 */
export function loosenPolicy(policies: string): string {
  return policies
    .split(',')
    .map(loosenOne)
    .filter((policy) => policy !== '')
    .join(', ')
}

function loosenOne(policy: string): string {
  const directives = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !/^frame-ancestors\b/i.test(directive))
  return directives
    .map((directive) =>
      /^(script-src|script-src-elem|connect-src|default-src)\s/i.test(directive)
        ? allowSelf(directive)
        : directive,
    )
    .join('; ')
}

/** With a nonce (and 'strict-dynamic') the bridge's tag carries it: see `nonceOf`. */
export function nonceOf(policy: string): string | null {
  return /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(policy)?.[1] ?? null
}

function allowSelf(directive: string): string {
  if (/\s'self'/.test(directive)) return directive
  return `${directive.replace(/\s+'none'/, '')} 'self'`
}
