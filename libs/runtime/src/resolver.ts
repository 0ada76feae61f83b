import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type ChannelOptions, experimental, status } from '@grpc/grpc-js'

/** Where a process listens. */
export interface Endpoint {
  host: string
  port: number
}

/** Finds the processes behind a name. */
export type LookUp = (name: string, port: number) => Promise<Endpoint[]>

const SCHEME = 'holdfast'
const LOOK_UP = 'holdfast.look_up'
const EVERY = 'holdfast.look_up_every_ms'
const EVERY_MS = 5_000
/** After a failure, and when a connection was lost. */
const SOON_MS = 1_000

/**
 * What gRPC connects to for an address. Behind a name there are now these processes and now those, so it is looked up
 * again and again: by itself, gRPC looks only when a connection breaks, and new processes would get no calls until then.
 * @param address `host:port`, or a target of gRPC's own such as `ipv4:host:port,host:port`
 */
export function targetOf(
  address: string,
  { lookUp, everyMs }: { lookUp?: LookUp; everyMs?: number } = {},
): { target: string; options: ChannelOptions } {
  const [, name] = /^([^:/[\]]+):\d+$/.exec(address) ?? []
  const isName = name !== undefined && isIP(name) === 0 && name !== 'localhost' && !name.endsWith('.localhost')
  if (!isName) return { target: address, options: {} }
  return {
    target: `${SCHEME}:${address}`,
    options: { ...(lookUp && { [LOOK_UP]: lookUp }), ...(everyMs && { [EVERY]: everyMs }) },
  }
}

const bySystem: LookUp = async (name, port) => {
  const found = await lookup(name, { all: true })
  return found.map(({ address }) => ({ host: address, port }))
}

/**
 * Tells gRPC when the places behind a name have changed. Connections to places that stay are kept by gRPC, with their
 * streams. While the name cannot be looked up, or stands for nothing, the last known places stay.
 */
class NameResolver implements experimental.Resolver {
  readonly #name: string
  readonly #port: number
  readonly #listener: experimental.ResolverListener
  readonly #lookUp: LookUp
  readonly #everyMs: number
  #told: string | undefined
  #timer: NodeJS.Timeout | undefined
  /** Of the look-up that is under way; another one after `destroy`. */
  #looking: symbol | undefined
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(target: experimental.GrpcUri, listener: experimental.ResolverListener, options: ChannelOptions) {
    const { host, port } = experimental.splitHostPort(target.path)!
    this.#name = host
    this.#port = port!
    this.#listener = listener
    this.#lookUp = options[LOOK_UP] ?? bySystem
    this.#everyMs = options[EVERY] ?? EVERY_MS
  }

  /** Called when the channel begins to be used, and when a connection was lost. */
  updateResolution() {
    if (this.#looking) return
    const sinceMs = performance.now() - this.#lookedAt
    this.#lookAfter(Math.max(0, Math.min(SOON_MS, this.#everyMs) - sinceMs))
  }

  destroy() {
    clearTimeout(this.#timer)
    this.#looking = undefined
    this.#told = undefined
  }

  static getDefaultAuthority({ path }: experimental.GrpcUri) {
    return path
  }

  #lookAfter(ms: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), ms).unref()
  }

  async #look() {
    const looking = Symbol('looking')
    this.#looking = looking
    this.#lookedAt = performance.now()
    const found = await this.#lookUp(this.#name, this.#port).catch(() => [])
    if (this.#looking !== looking) return
    this.#looking = undefined
    // First, for what the listener does may end this resolver.
    this.#lookAfter(found.length > 0 ? this.#everyMs : Math.min(SOON_MS, this.#everyMs))
    if (found.length > 0) this.#tell(found)
    else if (this.#told === undefined) this.#complain()
  }

  #tell(found: Endpoint[]) {
    const text = JSON.stringify(found.map(({ host, port }) => `${host} ${port}`).sort())
    if (text === this.#told) return
    this.#told = text
    const endpoints = found.map((place) => ({ addresses: [place] }))
    this.#listener(experimental.statusOrFromValue(endpoints), {}, null, '')
  }

  #complain() {
    const details = `no process of ${this.#name} can be found`
    this.#listener(experimental.statusOrFromError({ code: status.UNAVAILABLE, details }), {}, null, '')
  }
}

experimental.registerResolver(SCHEME, NameResolver)
