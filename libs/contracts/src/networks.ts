/** The /24 of an IPv4 address or the /48 of an IPv6 address: about one household or office, not one machine. */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+)\.(\d+)\.(\d+)\.\d+$/i.exec(ip)
  if (v4) return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`
  if (!ip.includes(':')) return ''
  return `${leadingGroups(ip, 3)}::/48`
}

/** An IPv4 address itself, and the /64 of an IPv6 address: who has one address of a /64 can use all of them. */
export function hostOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)
  if (v4) return v4[1]!
  return ip.includes(':') ? `${leadingGroups(ip, 4)}::/64` : ip
}

function leadingGroups(ip: string, count: number): string {
  const [head = '', tail] = ip.toLowerCase().split('%')[0]!.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = !tail ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, count)
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}
