/** The settings that can be wrong together, or unsafe. */
export interface GuardedSettings {
  ALLOW_UNSAFE?: string
  PUBLIC_URL?: string
  TLS_CERTIFICATE?: string
  TLS_KEY?: string
  TLS_AUTHORITIES?: string
  KAFKA_BROKERS?: string
  KAFKA_AUTHORITIES?: string
  KAFKA_CERTIFICATE?: string
  KAFKA_KEY?: string
  KAFKA_SASL?: string
  KAFKA_USERNAME?: string
  KAFKA_PASSWORD?: string
  MONGODB_URI?: string
}

/** What is known of where a process runs. */
export interface Whereabouts {
  /** Whether the program calls or is called over gRPC. */
  hasWires: boolean
  /** Whether it runs in Kubernetes, where others share the network. */
  isInCluster: boolean
  /** Whether Node is told to believe every certificate. */
  believesAll: boolean
}

/** What `ALLOW_UNSAFE` may name. */
export const unsafeWords = ['http', 'plain-wires'] as const
type Word = (typeof unsafeWords)[number]

/**
 * Why a process must not start with these settings, in sentences that name variables and no secret.
 */
export function faultsIn(settings: GuardedSettings, options: Whereabouts): string[] {
  const allowed = settings.ALLOW_UNSAFE?.split(',') ?? []
  return [
    ...incomplete(settings),
    ...unsafe(settings, options)
      .filter(([word]) => !allowed.includes(word))
      .map(([word, why]) => `${why}. If that is meant, ALLOW_UNSAFE must name "${word}"`),
  ]
}

/** What belongs together: all or none. */
const GROUPS: (keyof GuardedSettings)[][] = [
  ['TLS_CERTIFICATE', 'TLS_KEY', 'TLS_AUTHORITIES'],
  ['KAFKA_CERTIFICATE', 'KAFKA_KEY'],
  ['KAFKA_SASL', 'KAFKA_USERNAME', 'KAFKA_PASSWORD'],
]

function incomplete(settings: GuardedSettings): string[] {
  const halves = GROUPS.filter((group) => {
    const set = group.filter((variable) => settings[variable])
    return set.length > 0 && set.length < group.length
  })
  return [
    ...halves.map((group) => `${group.join(', ')}: set all of them or none`),
    ...(settings.KAFKA_CERTIFICATE && !settings.KAFKA_AUTHORITIES ? ['KAFKA_CERTIFICATE needs KAFKA_AUTHORITIES'] : []),
  ]
}

function unsafe(settings: GuardedSettings, options: Whereabouts): [Word, string][] {
  const { PUBLIC_URL, TLS_CERTIFICATE, KAFKA_BROKERS, KAFKA_AUTHORITIES, KAFKA_SASL, MONGODB_URI } = settings
  const found: [Word, string][] = []
  if (PUBLIC_URL && !isHttps(PUBLIC_URL) && !isOfThisMachine(PUBLIC_URL))
    found.push(['http', 'PUBLIC_URL is http, so passwords and sessions could be read on their way'])
  if (KAFKA_SASL === 'plain' && !KAFKA_AUTHORITIES)
    found.push(['plain-wires', 'KAFKA_SASL is plain without KAFKA_AUTHORITIES, so the password could be read'])
  if (options.believesAll)
    found.push(['plain-wires', 'NODE_TLS_REJECT_UNAUTHORIZED is 0, so whoever answers is believed to be whom they say'])
  if (!options.isInCluster) return found
  if (options.hasWires && !TLS_CERTIFICATE)
    found.push(['plain-wires', 'TLS_CERTIFICATE is not set, so calls between processes could be read'])
  if (KAFKA_BROKERS && !KAFKA_AUTHORITIES)
    found.push(['plain-wires', 'KAFKA_AUTHORITIES is not set, so what goes to Kafka could be read'])
  if (MONGODB_URI && !isByTls(MONGODB_URI))
    found.push([
      'plain-wires',
      'MONGODB_URI is without tls=true, or checks no certificate, so the database could be read',
    ])
  return found
}

function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:'
}

function isOfThisMachine(url: string): boolean {
  const name = URL.parse(url)?.hostname ?? ''
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
}

/** The options that switch a check of the server's certificate off. */
const UNCHECKED = ['tlsInsecure', 'tlsAllowInvalidCertificates', 'tlsAllowInvalidHostnames']

function isByTls(uri: string): boolean {
  const query = uri.includes('?') ? uri.slice(uri.indexOf('?') + 1) : ''
  const options = new Map([...new URLSearchParams(query)].map(([name, value]) => [name.toLowerCase(), value]))
  if (UNCHECKED.some((name) => options.get(name.toLowerCase()) === 'true')) return false
  const isOn = options.get('tls') ?? options.get('ssl')
  return isOn === undefined ? uri.startsWith('mongodb+srv://') : isOn === 'true'
}
