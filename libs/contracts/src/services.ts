/** One service of the platform: what the other services and its deployment need to know about it. */
interface ServiceRow {
  /** What it keeps: a ledger (with a database and a topic), a database without a ledger, or nothing. */
  owns: 'ledger' | 'database' | 'nothing'
  /** How it is reached. Only the gateway speaks HTTP. */
  answers: 'grpc' | 'http'
  /** Owners whose entries it applies to its own database, each exactly once. */
  follows: readonly string[]
  /** Owners whose facts it keeps in memory under a lease, either all of them or those that were asked for lately. */
  copies: readonly string[]
  /** Services whose methods it calls. */
  calls: readonly string[]
  /** Other settings that it needs to start. */
  needs: readonly Need[]
}

/** Settings that a service may need beside databases, brokers and addresses. `libs/runtime` names the variables. */
export type Need = 'smtp' | 'public-url' | 'link-secrets' | 'secrets-keys' | 'repeat-secrets'

/**
 * The one list of services. Topics, addresses, keys, who is trusted, the order of starting, settings, test passports
 * and the generated documents follow from it; a test compares it with the folders. Owners are started first, then the
 * others; services are stopped in the reverse order of the table.
 */
export const services = {
  identity: {
    owns: 'ledger',
    answers: 'grpc',
    follows: [],
    copies: ['company'],
    calls: ['company'],
    needs: ['link-secrets', 'secrets-keys'],
  },
  company: {
    owns: 'ledger',
    answers: 'grpc',
    follows: ['site'],
    copies: ['site', 'billing'],
    calls: ['identity', 'site', 'billing'],
    needs: ['link-secrets'],
  },
  site: {
    owns: 'ledger',
    answers: 'grpc',
    follows: ['company'],
    copies: ['company'],
    calls: ['identity', 'company', 'billing'],
    needs: ['link-secrets'],
  },
  billing: {
    owns: 'ledger',
    answers: 'grpc',
    follows: ['company', 'site'],
    copies: ['company'],
    calls: ['identity', 'company', 'site'],
    needs: [],
  },
  notification: {
    owns: 'database',
    answers: 'grpc',
    follows: ['identity', 'company', 'site', 'billing'],
    copies: [],
    calls: ['identity', 'company', 'site', 'billing'],
    needs: ['smtp', 'public-url'],
  },
  gateway: {
    owns: 'nothing',
    answers: 'http',
    follows: [],
    copies: ['identity'],
    calls: ['identity', 'company', 'site', 'billing', 'notification'],
    needs: ['public-url', 'repeat-secrets'],
  },
} as const satisfies Record<string, ServiceRow>

/**
 * Programs in `services/` that are no service of the platform: drivers of hosts. They know the driver contract alone, and
 * could be anybody's.
 */
export const driverNames = ['files'] as const

export type ServiceName = keyof typeof services

/** A program that is run: a service, or the driver of a host that comes along. */
export type ProgramName = ServiceName | (typeof driverNames)[number]

type Row<Name extends ServiceName> = (typeof services)[Name]

/** A service that owns a ledger. */
export type OwnerName = { [Name in ServiceName]: Row<Name>['owns'] extends 'ledger' ? Name : never }[ServiceName]

/** A service that follows a ledger, and so may have parked streams. */
export type FollowerName = {
  [Name in ServiceName]: Row<Name>['follows'][number] extends never ? never : Name
}[ServiceName]

export const serviceNames = Object.keys(services) as ServiceName[]
export const programNames: readonly ProgramName[] = [...serviceNames, ...driverNames]
export const ownerNames = serviceNames.filter((name): name is OwnerName => services[name].owns === 'ledger')
/** Services with a database of their own. */
export const storingNames = serviceNames.filter((name) => services[name].owns !== 'nothing')
export const followerNames = serviceNames.filter((name): name is FollowerName => services[name].follows.length > 0)

/** The owners whose ledger a service follows or copies. It must reach their processes even before these are ready. */
export function ledgersOf(name: ServiceName): readonly OwnerName[] {
  const { follows, copies } = services[name]
  return ownerNames.filter((owner) => [...follows, ...copies].some((each) => each === owner))
}
