let loadedAddress: string | null = null

/** Gives the page another address, in place of the one it has; nothing is loaded. */
export function replaceAddress(address: string): void {
  loadedAddress ??= location.href
  // With Next's own state, so that it takes this for no change of the page.
  history.replaceState(history.state, '', address)
}

/**
 * The address for which WeChat checks what the page signs: on an iPhone the one that was loaded, whatever has become of
 * it since; elsewhere the one of now.
 */
export function addressToSign(): string {
  const isIphone = /iPhone|iPad/.test(navigator.userAgent)
  const [address = ''] = ((isIphone ? loadedAddress : null) ?? location.href).split('#')
  return address
}
