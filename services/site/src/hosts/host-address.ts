import type { SharedSecret } from '@holdfast/driver'

export interface HostAddress {
  hostId: string
  url: string
  /** The newest secret that the host shares with this service. */
  secret: SharedSecret
}

/** The form of the variable. It stands in the message when the process refuses to start. */
export const HOSTS_FORM =
  'JSON object by host id of {"url":"http://…","secrets":{"<key id>":"<base64 of 32 random bytes or more>"}}, the newest secret first'

const HOST_ID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** @param json see {@link HOSTS_FORM} */
export function readHosts(json: string): HostAddress[] {
  const hosts = parse(json)
  if (!hosts) throw new Error(`must be a ${HOSTS_FORM}`)
  return hosts
}

function parse(json: string): HostAddress[] | undefined {
  try {
    const members = Object.entries(JSON.parse(json) as Record<string, { url: string; secrets: Record<string, string> }>)
    const hosts = members.map(([hostId, { url, secrets }]) => {
      const [newest] = Object.entries(secrets)
      const bytes = Buffer.from(newest![1], 'base64')
      const isGood = HOST_ID.test(hostId) && /^https?:$/.test(new URL(url).protocol) && bytes.length >= 32
      if (!isGood) throw new Error('not a host')
      return { hostId, url, secret: { keyId: newest![0], bytes } }
    })
    return hosts.length > 0 ? hosts : undefined
  } catch {
    return undefined
  }
}
