/** Words that no site and no environment is called: they would look like a part of the platform. */
const RESERVED = new Set(
  (
    'admin administrator api app apps assets auth billing blog cdn console dashboard dev dns docs download email files ' +
    'ftp gateway health help holdfast host hosting http https id identity imap internal ldap live local localhost login ' +
    'logout mail manage media metrics mx my news ns ns1 ns2 oauth operator pop pop3 portal preview private prod ' +
    'production proxy public register root secure security server shop signin signup smtp sso staging static stats status ' +
    'support sys system test testing tls traefik vpn webmail well-known wpad www xn'
  ).split(' '),
)

/** Letters of a slug that are chance, so that it says nothing about which other sites there are. */
export const CHANCE_LETTERS = 6
const READABLE = 24
/** Without vowels, so that chance writes no word, and without letters that look alike. */
const ALPHABET = 'bcdfghjkmnpqrstvwxz23456789'

/**
 * The part of host names that is the site's own: what can be read of its name, then letters of chance. ASCII letters,
 * digits and single hyphens only, so never the form of an internationalised name (`xn--…`).
 * @param chance {@link CHANCE_LETTERS} numbers from 0 to 255
 */
export function slugOf(name: string, chance: Uint8Array): string {
  const readable = name
    .normalize('NFKD')
    .slice(0, 200)
    .toLowerCase()
    // Accents stand alone after the letters that bear them.
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE)
    .replace(/^-+|-+$/g, '')
  const random = Array.from(chance.subarray(0, CHANCE_LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
  const begins = readable === '' || readable.startsWith('xn-') || readable === 'xn' ? 'site' : readable
  return `${begins}-${random}`
}

/** Two sites of one company have different names also in this form. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFC').replace(/\s+/g, ' ')
}

const ENVIRONMENT_NAME = /^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/

/** Why a premium staging cannot be called that; undefined if it can. */
export function environmentNameFault(name: string): 'bad-form' | 'reserved' | undefined {
  if (!ENVIRONMENT_NAME.test(name) || name.includes('--')) return 'bad-form'
  return RESERVED.has(name) ? 'reserved' : undefined
}

/** The host name of an environment: `<slug>.<domain>` of a live one, `<name>--<slug>.<domain>` of the others. */
export function hostNameOf(environment: { kind: string; name: string }, slug: string, domain: string): string {
  return environment.kind === 'live' ? `${slug}.${domain}` : `${environment.name}--${slug}.${domain}`
}
