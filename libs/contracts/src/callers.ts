import type { ServiceDefinition } from '@grpc/grpc-js'
import { packages } from './load.ts'
import { followerNames, ownerNames, type ServiceName, serviceNames, services } from './services.ts'

/** Who may call a method. Nobody else may. */
export interface Callers {
  /** For whom the gateway may call. */
  principals: readonly CallerKind[]
  /** The services that may call in their own name. */
  services: readonly ServiceName[]
}

/** A kind of caller for whom the gateway speaks. */
export type CallerKind = 'user' | 'api-key' | 'anonymous'

const OPTION = '(holdfast.options.v1.callers)'

const kinds: Readonly<Record<string, CallerKind>> = {
  PRINCIPAL_USER: 'user',
  PRINCIPAL_API_KEY: 'api-key',
  PRINCIPAL_ANONYMOUS: 'anonymous',
}

const relations: Readonly<Record<string, (caller: ServiceName, answering: ServiceName) => boolean>> = {
  RELATION_FOLLOWS: (caller, answering) => services[caller].follows.some((owner) => owner === answering),
  RELATION_COPIES: (caller, answering) => services[caller].copies.some((owner) => owner === answering),
  RELATION_OWN: (caller, answering) => caller === answering,
}

const byName = Object.fromEntries(serviceNames.map((name) => [name, name]))

/**
 * Reads from a method's option who may call it: see `protos/holdfast/options/v1/callers.proto`. Throws if the option
 * names a service that is not in the table.
 * @param answering the service that serves the method: several serve the contracts in `holdfast/ledger`
 */
export function callersOf(method: ServiceDefinition[string], answering: ServiceName): Callers {
  const { options } = method as typeof method & { options?: Record<string, Record<string, string | string[]>> }
  const declared = options?.[OPTION] ?? {}
  // A list of one is loaded without its brackets.
  const listed = <Value>(field: string, known: Readonly<Record<string, Value>>): Value[] =>
    [declared[field] ?? []].flat().map((name) => {
      if (!Object.hasOwn(known, name)) throw new Error(`${method.path}: there are no ${field} named ${name}`)
      return known[name]!
    })
  const named = listed('services', byName)
  const related = listed('relations', relations)
  return {
    principals: listed('principals', kinds),
    services: serviceNames.filter(
      (caller) => named.includes(caller) || related.some((isRelated) => isRelated(caller, answering)),
    ),
  }
}

/** All methods of a kind of process: of its own contracts, and of those in `holdfast/ledger` that its row asks for. */
export function contractsOf(answering: ServiceName): ServiceDefinition[] {
  const own = `holdfast.${answering}.v1.`
  const isOwner = ownerNames.some((owner) => owner === answering)
  const isFollower = followerNames.some((follower) => follower === answering)
  const ofLedger = [
    ...(isOwner ? ['Ledger', 'Lease', 'Peers', 'RequestContexts'] : []),
    // Whoever asks for letters is followed by notification, which sends them.
    ...(services.notification.follows.some((owner) => owner === answering) ? ['Letters'] : []),
    ...(isFollower ? ['Consumers'] : []),
  ].map((name) => `holdfast.ledger.v1.${name}`)
  return Object.entries(packages).flatMap(([name, definition]) =>
    'format' in definition || !(name.startsWith(own) || ofLedger.includes(name))
      ? []
      : [definition as unknown as ServiceDefinition],
  )
}
