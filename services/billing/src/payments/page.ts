import { DomainError } from '@holdfast/errors'

// A payer is sent to a page of a provider, and back from there.

/** Throws `bad-request`. */
export function checkReturnUrl(returnUrl: string): void {
  if (!/^https?:\/\/[^\s]{1,2000}$/.test(returnUrl)) throw new DomainError('bad-request')
}

/**
 * The address of a provider's page, if a browser can be sent there. Throws `unavailable`.
 * @param allowed.plain http, too: the provider is one of tests
 */
export function providerPage(url: string | null | undefined, allowed: { plain: boolean }): string {
  const page = url ? URL.parse(url) : null
  if (page?.protocol !== 'https:' && !(allowed.plain && page?.protocol === 'http:'))
    throw new DomainError('unavailable')
  return page.href
}
