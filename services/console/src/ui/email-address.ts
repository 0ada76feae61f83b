import { emailForm } from '@holdfast/contracts/email-form'

/** What any address has. Who signs in may have one of an earlier release, which took more. */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim())
}

/**
 * Can this be an address from now on? By the rule of the services, but for the domain, about which a browser knows a little
 * less: what they take is never held back here.
 */
export function isNewAddress(text: string): boolean {
  return emailForm(text, formsOf) !== undefined
}

function formsOf(typed: string) {
  // Such a text would be more of a URL than its host, or is no host that has mail.
  if (/[\s/\\?#:@[\]%_]/.test(typed) || !URL.canParse(`http://${typed}`)) return undefined
  const { hostname } = new URL(`http://${typed}`)
  return hostname.split('.').includes('') ? undefined : { shown: hostname, sent: hostname }
}
