// A part of the local part between dots. Letters, digits and marks of any script, but of ASCII also the other characters
// that need no quotes (RFC 5322, 3.2.3). Characters that show nothing are none of them. No character is in both classes:
// else a text that is no address after all would be tried in 2^n ways.
const ATOM = String.raw`(?!\p{M})(?:[a-z0-9!#$%&'*+/=?^_\x60{|}~-]|(?![\0-\x7f\p{Default_Ignorable_Code_Point}])[\p{L}\p{M}\p{N}])+`
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u')
// Nobody reads mail at an address like a@127.0.0.1, which is not that of the host either: that would need brackets.
const DOMAIN = /\.(?!\d+$)[^.]+$/u

/** Octets of an address and of its local part, as they are sent (RFC 5321, 4.5.3.1). */
const MOST_OCTETS = 254
const MOST_LOCAL_OCTETS = 64
/** No address is longer in any spelling that somebody means seriously. */
export const MOST_TYPED = 1000

/** A domain as people read it, and as it is sent, in ASCII. */
interface DomainForms {
  shown: string
  sent: string
}

/**
 * The one form of an address, by a rule for domains: services have the whole of UTS 46, a browser has its own. Undefined if
 * the text is no address.
 */
export function emailForm(text: string, formsOf: (domain: string) => DomainForms | undefined): string | undefined {
  const typed = text.trim()
  if (typed.length > MOST_TYPED || !typed.isWellFormed()) return undefined
  const at = typed.lastIndexOf('@')
  const local = lowered(typed.slice(0, Math.max(at, 0)))
  if (!LOCAL.test(local) || local.normalize('NFKC') !== local) return undefined
  const domain = formsOf(typed.slice(at + 1))
  if (domain === undefined || !DOMAIN.test(domain.shown)) return undefined
  const octets = octetsOf(local)
  if (octets > MOST_LOCAL_OCTETS || octets + 1 + domain.sent.length > MOST_OCTETS) return undefined
  const form = `${local}@${domain.shown}`
  return octetsOf(form) > MOST_OCTETS ? undefined : form
}

// Lower case can undo NFC: that of U+0130 is an i with a dot above, which must then stand behind marks below.
export function lowered(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC')
}

function octetsOf(text: string): number {
  return new TextEncoder().encode(text).length
}
