/** The host name of a `Host` header, without its port. */
export function hostInHeader(header: string | undefined): string {
  if (header === undefined || header.length > 300) return ''
  const colon = header.indexOf(':')
  return (colon < 0 ? header : header.slice(0, colon)).toLowerCase()
}

/** The path of a request as it would stand in a manifest, with `/` at its end for a folder; undefined for nonsense. */
export function readPath(url: string): string | undefined {
  if (url.charCodeAt(0) !== SLASH) return undefined
  const end = url.search(/[?#]/)
  const raw = url.slice(1, end < 0 ? undefined : end)
  if (!raw.includes('%')) return raw
  try {
    return decodeURIComponent(raw).normalize('NFC')
  } catch {
    return undefined
  }
}

const SLASH = 0x2f

/** What follows the path: `?…`, or nothing. */
export function queryOf(url: string): string {
  const begin = url.indexOf('?')
  return begin < 0 ? '' : url.slice(begin)
}

/** A path of a manifest as it stands in an URL. It begins with one slash, so that it never names another host. */
export function pathUrl(path: string): string {
  return `/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Where a form that was sent to an URL leads to: the same place, on this host. */
export function samePlace(url: string): string {
  return `/${url.replace(/^[/\\]+/, '')}`
}

/** `.git`, `.env` and the like are uploaded by mistake. `.well-known` is there to be found. */
export function isHidden(path: string): boolean {
  if (!path.startsWith('.') && !path.includes('/.')) return false
  const segments = path.split('/')
  return segments.some((segment, index) => segment.startsWith('.') && !(index === 0 && segment === '.well-known'))
}

/** Whoever sends requests, for counting: an IPv4 address, or the /64 network of an IPv6 one. */
export function visitorOf(address: string | undefined): string {
  if (address === undefined) return ''
  if (address.startsWith('::ffff:')) return address.slice(7)
  if (!address.includes(':')) return address
  const [head, tail] = address.split('::', 2) as [string, string?]
  const groups = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  while (tail !== undefined && groups.length + last.length < 8) groups.push('0')
  return [...groups, ...last].slice(0, 4).join(':')
}
