/** How many addresses one call takes. */
export const MOST_ADDRESSES = 10

export type AddressFault = 'invalid' | 'duplicate' | 'own'

export interface TypedAddress {
  email: string
  fault?: AddressFault
}

/** A look at the form only. What mail systems take is decided by the service. */
const FORM = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/

/**
 * The addresses in a text that was typed or pasted: one a line, or with commas, semicolons or spaces between them, also
 * as a mail program copies them: `Ada Lindqvist <ada@example.com>`.
 * @param own the address of whoever types
 */
export function addressesIn(text: string, own: string): TypedAddress[] {
  const seen = new Set<string>()
  return words(text).map((email) => {
    const key = email.toLowerCase()
    if (!FORM.test(email)) return { email, fault: 'invalid' }
    if (key === own.toLowerCase()) return { email, fault: 'own' }
    if (seen.has(key)) return { email, fault: 'duplicate' }
    seen.add(key)
    return { email }
  })
}

function words(text: string): string[] {
  return text
    .replace(/"[^"\n]*"\s*(?=<)/g, '')
    .split(/[\n,;]+/)
    .flatMap((line) => /<([^<>]*)>/.exec(line)?.[1]?.trim() ?? line.trim().split(/\s+/))
    .filter((word) => word !== '')
}
