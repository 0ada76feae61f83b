import { type OwnerName, type ServiceName, SHARDS, services, topicOf } from '@holdfast/contracts'
import { OperatorChecks } from '@holdfast/contracts/identity'
import { Ledger as LedgerService, Letters } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import {
  consumersService,
  type Follower,
  followerMetrics,
  followLedger,
  type Ledger,
  ledgerMetrics,
  type OwningFollowOptions,
  openFollowerCollections,
  openLedger,
} from '@holdfast/ledger'
import { brokersOf, createProducer, ensureTopics, type RecordProducer } from '@holdfast/messaging'
import { type FactTable, type LiveReplica, overGrpc, replicaMetrics, startReplica } from '@holdfast/replica'
import {
  addressVariable,
  advertisedAddress,
  applyMigrations,
  type Channel,
  type ConfigOf,
  checkSigner,
  connectMeasured,
  countCalls,
  createSigner,
  type Implementation,
  type Log,
  ledgerAddressVariable,
  type Measured,
  type Metric,
  type Migration,
  openChannel,
  openSecurityLog,
  openWires,
  type Passport,
  plainWires,
  readTrustedKeys,
  type SecurityLog,
  type Signer,
  serve,
  serveMetrics,
  setSchemaMode,
  startTracing,
  type TracingConfig,
  type Wires,
} from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { type AdmitOperator, askForOperators } from './operators.ts'

type Row<Name extends ServiceName> = (typeof services)[Name]
/**
 * How entries are applied. A service that owns a ledger may append own entries while it applies one; others may not.
 */
type OwningEffect = Pick<OwningFollowOptions, 'streamOf' | 'apply'>
type PlainEffect = Pick<Parameters<typeof followLedger>[0], 'apply'>
type Effect<Name extends ServiceName> = Row<Name>['owns'] extends 'ledger' ? OwningEffect : PlainEffect
type LedgerOptions = Parameters<typeof openLedger>[0]

export interface Stoppable {
  stop(): Promise<void>
}

const processMetrics: readonly Metric<{ isReady: boolean }>[] = [
  {
    name: 'holdfast_process_ready',
    help: '1 while this process is ready, otherwise 0.',
    samples: ({ isReady }) => [[isReady ? 1 : 0]],
  },
]

/** How long an operator's act waits for identity to say that they are one. */
const OPERATOR_DEADLINE_MS = 2_000

/** A started process. */
export interface RunningService extends Stoppable {
  port: number
}

/** Where calls come in: the gRPC server of most services, the HTTP server of the gateway. */
export interface Door extends Stoppable {
  port: number
  /** Not ready means: send no new calls here. */
  ready(isReady: boolean): void
  /** Takes no new calls; resolves when those under way are answered. Streams may go on. */
  finish(): Promise<void>
}

/** What the `wire` function of a service gets. The process stops everything that `wire` opens through these parts. */
export type Parts<Name extends ServiceName> = {
  signer: Signer
  /** For security events that are no gRPC calls: those are recorded by the server. */
  security: SecurityLog
  /** A connection to the processes of a service that this one calls. */
  channel(to: Row<Name>['calls'][number], options?: { deadlineMs?: number }): Channel
  /** Admits operators, by asking identity: for services that call it. */
  admitOperator: AdmitOperator
  /**
   * Keeps an owner's facts in memory under a lease: see `startReplica`. The process becomes ready when the `tables` are
   * loaded; nothing waits for facts that are looked up on demand.
   */
  copy(
    owner: Row<Name>['copies'][number],
    tables: { tables?: Record<string, FactTable>; onDemand?: Record<string, FactTable> },
  ): LiveReplica
  /**
   * Applies an owner's entries, as soon as the process is ready: see `Ledger.follow`, or `followLedger` without a
   * ledger.
   * @returns what waits for entries: see `Follower.catchUp`; until the process is ready it throws `unavailable`
   */
  follow(owner: Row<Name>['follows'][number], effect: Effect<Name>): Pick<Follower, 'catchUp'>
  /** Work that is done once in each process, when the ledger can be written and before the process becomes ready. */
  beforeReady(work: () => Promise<void>): void
  /** Starts work in the background, such as a sweep or a timer, just before the process becomes ready. */
  beside(start: () => Stoppable): void
  /** Serves metrics of the service's own, beside those of its ledger and copies: see `serveMetrics`. */
  measure<Reading>(part: Measured<Reading>): void
  /**
   * `streams` is called when the process stops, after calls were answered and before streams end. It tells the clients
   * of the service's streams to use another process.
   */
  hangUp(streams: () => void): void
  /** `close` is called when the process stops, after calls were answered. It ends what only calls need. */
  afterCalls(close: () => unknown): void
} & (Row<Name>['owns'] extends 'nothing' ? unknown : { connection: Connection }) &
  (Row<Name>['owns'] extends 'ledger' ? { ledger: Ledger } : unknown)

/** What a service answers: gRPC services, or a door of its own. */
export type Answers = Implementation[] | (() => Promise<Door>)

interface AllParts {
  signer: Signer
  security: SecurityLog
  channel(to: ServiceName, options?: { deadlineMs?: number }): Channel
  admitOperator: AdmitOperator
  copy(owner: OwnerName, tables: Parameters<Parts<'identity'>['copy']>[1]): LiveReplica
  follow(owner: OwnerName, effect: OwningEffect | PlainEffect): Pick<Follower, 'catchUp'>
  beforeReady(work: () => Promise<void>): void
  beside(start: () => Stoppable): void
  measure<Reading>(part: Measured<Reading>): void
  hangUp(streams: () => void): void
  afterCalls(close: () => unknown): void
  connection: Connection | undefined
  ledger: Ledger | undefined
}

/** All settings that a service may have. The row of a service says which of them it has. */
type OfEverybody =
  | 'SIGNING_KEY'
  | 'TRUSTED_KEYS'
  | 'METRICS_ADDRESS'
  | 'SECURITY_LOG'
  | 'SECURITY_LOG_DAYS'
  | 'TLS_CERTIFICATE'
  | 'TLS_KEY'
  | 'TLS_AUTHORITIES'
  | 'ALLOW_UNSAFE'
type AllConfig = Pick<ConfigOf<ServiceName>, OfEverybody | keyof TracingConfig> &
  Partial<Omit<ConfigOf<OwnerName>, OfEverybody | keyof TracingConfig>>

/**
 * Starts a process of a service, and returns what stops it. The service's row in the table of services says what it
 * connects to; `wire` connects its parts to each other and returns what it answers. If starting fails, everything that
 * was started is stopped.
 * @param options.tables facts of the service's own ledger that replicas hold, and where its own replica puts them
 * @param options.letters the events whose entries ask for letters, see `openLedger`
 * @param options.migrations changes of documents that earlier releases stored, the oldest first
 * @param options.signal ends the start: what was started is stopped, and the start rejects
 */
export async function startService<Name extends ServiceName>(
  name: Name,
  options: {
    config: ConfigOf<Name>
    log: Log
    tables?: Record<string, FactTable | FactTable[]>
    letters?: LedgerOptions['letters']
    migrations?: readonly Migration[]
    signal?: AbortSignal
  },
  wire: (parts: Parts<Name>) => Promise<Answers>,
): Promise<RunningService> {
  const { log, tables, letters, migrations = [], signal } = options
  const config = options.config as unknown as AllConfig
  const { owns, follows } = services[name]
  const signer = createSigner(name, config.SIGNING_KEY)
  const keys = readTrustedKeys(config.TRUSTED_KEYS)
  checkSigner(signer, keys)
  const { SECURITY_LOG: folder, SECURITY_LOG_DAYS: days } = config
  const security = openSecurityLog({ service: name, folder, days, log })
  const brokers = brokersOf(config)

  let wires: Wires = plainWires
  let connection: Connection | undefined
  let producer: RecordProducer | undefined
  let ledger: Ledger | undefined
  let metrics: Stoppable | undefined
  let traces: Stoppable | undefined
  let door: Door | undefined
  const channels: Channel[] = []
  const replicas: LiveReplica[] = []
  const awaited: LiveReplica[] = []
  const followings: (() => Promise<Follower>)[] = []
  const followers: Follower[] = []
  const preparations: (() => Promise<void>)[] = []
  const besides: (() => Stoppable)[] = []
  const working: Stoppable[] = []
  const goodbyes: (() => void)[] = []
  const closings: (() => unknown)[] = []
  const calls = countCalls()
  let isReady = false
  const ownMetrics: Measured[] = []
  let admit: AdmitOperator | undefined

  let stopping: Promise<void> | undefined

  // The start waits without a limit only for the copies of other owners' facts, and this wait ends when the copies are
  // stopped.
  const stopCopies = () => void Promise.all(replicas.map((replica) => replica.stop())).catch(() => {})
  signal?.addEventListener('abort', stopCopies, { once: true })
  try {
    return await start()
  } catch (error) {
    // If the stop fails too, that is only logged: the caller must get the error with which the start failed.
    await stop().catch(() => {})
    throw error
  } finally {
    signal?.removeEventListener('abort', stopCopies)
  }

  async function start(): Promise<RunningService> {
    if (config.ALLOW_UNSAFE) log.warn({ allowed: config.ALLOW_UNSAFE }, 'unsafe settings are allowed')
    // First, so that whoever watches over this process sees from its beginning that it lives, and is not ready yet.
    const serving = await serveMetrics({
      address: config.METRICS_ADDRESS,
      measured: [{ labels: {}, read: () => ({ isReady }), metrics: processMetrics as Measured['metrics'] }],
      isReady: () => isReady,
      log,
    })
    metrics = serving
    traces = await startTracing(name, config)
    wires = await openWires(config, { service: name, log })
    if (owns !== 'nothing') {
      const connected = await connectMeasured(config.MONGODB_URI!, config.DATABASE!)
      connection = connected.connection
      ownMetrics.push(connected.measured)
      setSchemaMode(connection, { mode: config.SCHEMA!, log, signal })
      await applyMigrations(connection, migrations)
    }
    if (owns === 'ledger') {
      producer = createProducer({ brokers, clientId: name, log })
      const { LEASE_MS: leaseMs, CONTEXT_DAYS: contextDays } = config
      ledger = await openLedger({
        owner: name,
        connection: connection!,
        producer,
        signer,
        wires,
        tables,
        letters,
        leaseMs,
        contextDays,
        log,
      })
    }
    const answers = await wire({
      signer,
      security,
      connection,
      ledger,
      channel,
      admitOperator,
      copy,
      follow,
      beforeReady,
      beside,
      hangUp,
      afterCalls,
      measure,
    } as AllParts as never)
    checkLetters(answers)
    signal?.throwIfAborted()
    if (config.SCHEMA === 'migrate') return migrated()
    serving.measure(measured())
    door = typeof answers === 'function' ? await answers() : await serveGrpc(answers)
    // From here on, others can follow and copy this ledger. This comes before the wait for the copies of other ledgers,
    // so that two services that need the ledger of each other do not wait for each other for ever.
    await ledger?.join(advertisedAddress({ ...config, GRPC_ADDRESS: config.GRPC_ADDRESS! }, door.port))
    await Promise.all(awaited.map(({ loaded }) => loaded))
    signal?.throwIfAborted()
    for (const prepare of preparations) await prepare()
    signal?.throwIfAborted()
    for (const begin of besides) working.push(begin())
    for (const begin of followings) followers.push(await begin())
    signal?.throwIfAborted()
    door.ready(true)
    isReady = true
    log.info({ port: door.port }, `${name} is ready`)
    return { port: door.port, stop }
  }

  /** All stores were opened, so everything is there but what followers keep, and the topic. */
  async function migrated(): Promise<RunningService> {
    const replicationFactor = config.TOPIC_REPLICAS!
    if (ledger)
      await ensureTopics({ brokers, topics: [topicOf(name as OwnerName)], partitions: SHARDS, replicationFactor, log })
    if (follows.length > 0) await openFollowerCollections(connection!)
    await stop()
    log.info(`the schema of ${name} is migrated`)
    return { port: 0, stop }
  }

  /**
   * Stops in this order:
   * 1. New calls go to other processes, and no new work begins.
   * 2. Replicas are sent to another process, while this one still answers all of them. This is done early because
   * grpc-js 1.14 cuts off a connection whose keepalive is due after the server's goodbye (see `Ledger.turnAway`).
   * 3. Calls under way are answered, and the clients of streams are told.
   * 4. Replicas stop, leases are given up, streams end, connections close.
   *
   * If a step fails, the later steps are still taken, and its error is thrown at the end.
   */
  function stop(): Promise<void> {
    stopping ??= inOrder({
      'becoming not ready': () => {
        isReady = false
        door?.ready(false)
      },
      'ending to follow': () => Promise.all(followers.map((follower) => follower.stop())),
      'ending own work': () => Promise.all(working.map((work) => work.stop())),
      'sending replicas elsewhere': () => ledger?.turnAway(),
      'finishing calls': () => door?.finish(),
      'saying goodbye to streams': () => {
        for (const sayGoodbye of goodbyes) sayGoodbye()
      },
      'closing what calls needed': () => Promise.all(closings.map((close) => close())),
      'stopping replicas': () => Promise.all(replicas.map((replica) => replica.stop())),
      'giving up leases': () => ledger?.stop(),
      'ending streams': () => door?.stop(),
      'ending metrics': () => metrics?.stop(),
      'closing Kafka': () => producer?.close(),
      'closing the security log': () => security.stop(),
      'closing channels': () => {
        for (const opened of channels) opened.close()
        wires.stop()
      },
      'closing MongoDB': () => connection?.close(),
      'sending the last traces': () => traces?.stop(),
    })
    return stopping
  }

  async function inOrder(steps: Record<string, () => unknown>) {
    const failures: unknown[] = []
    for (const [step, make] of Object.entries(steps)) {
      try {
        await make()
      } catch (err) {
        log.error({ err, step }, 'a step of stopping failed')
        failures.push(err)
      }
    }
    if (failures.length > 0) throw failures[0]
  }

  /**
   * Without `options.letters`, no entry would ask for a letter. Without the `Letters` service, no letter could be
   * written.
   */
  function checkLetters(answers: Answers) {
    const servesLetters = Array.isArray(answers) && answers.some(({ definition }) => definition === Letters)
    if (servesLetters === Boolean(letters)) return
    throw new Error(
      servesLetters
        ? `${name} serves Letters, but startService got no option letters`
        : `startService got the option letters, but ${name} does not serve Letters`,
    )
  }

  function serveGrpc(onceReady: Implementation[]): Promise<Door> {
    const isFollower = follows.length > 0
    return serve({
      address: config.GRPC_ADDRESS!,
      service: name,
      keys,
      log,
      services: ledger?.services ?? [],
      security,
      wires,
      calls,
      // Before the process is ready, the list of followers is not complete.
      onceReady: [...onceReady, ...(isFollower ? [consumersService(followers, admitOperator)] : [])],
    })
  }

  function measured(): Measured[] {
    return [
      ...(services[name].answers === 'grpc' ? [calls.measured] : []),
      ...(ledger ? ledgerMetrics(ledger) : []),
      ...replicas.flatMap(replicaMetrics),
      ...follows.flatMap((owner) => followerMetrics(owner, () => followers.find((each) => each.owner === owner))),
      ...ownMetrics,
      ...wires.measured,
    ]
  }

  function opened(to: ServiceName, variable: string, deadlineMs?: number): Channel {
    const address = (config as unknown as Record<string, string>)[variable]!
    const channel = openChannel({ address, to, signer, deadlineMs, wires })
    channels.push(channel)
    return channel
  }

  async function admitOperator(call: Passport) {
    admit ??= askForOperators(channel('identity', { deadlineMs: OPERATOR_DEADLINE_MS }).client(OperatorChecks), signer)
    return admit(call)
  }

  function channel(to: ServiceName, { deadlineMs }: { deadlineMs?: number } = {}): Channel {
    return opened(to, addressVariable(to), deadlineMs)
  }

  function ledgerChannel(owner: OwnerName): Channel {
    return opened(owner, ledgerAddressVariable(owner))
  }

  function copy(owner: OwnerName, { tables = {}, onDemand }: Parameters<AllParts['copy']>[1]): LiveReplica {
    const source = overGrpc(ledgerChannel(owner), signer)
    const replica = startReplica({ owner, source, tables, onDemand, kafka: { brokers, keys }, log })
    replicas.push(replica)
    if (Object.keys(tables).length > 0) awaited.push(replica)
    return replica
  }

  function follow(owner: OwnerName, effect: OwningEffect | PlainEffect): Pick<Follower, 'catchUp'> {
    const followed = { owner, ledger: ledgerChannel(owner).client(LedgerService), brokers, keys }
    followings.push(() =>
      ledger
        ? ledger.follow({ ...followed, ...(effect as OwningEffect) })
        : followLedger({ ...followed, ...(effect as PlainEffect), group: name, connection: connection!, signer, log }),
    )
    return {
      async catchUp(stream) {
        const follower = followers.find((each) => each.owner === owner)
        if (!follower) throw new DomainError('unavailable')
        await follower.catchUp(stream)
      },
    }
  }

  function measure<Reading>(part: Measured<Reading>): void {
    ownMetrics.push(part as Measured)
  }

  function beforeReady(work: () => Promise<void>): void {
    preparations.push(work)
  }

  function beside(begin: () => Stoppable): void {
    besides.push(begin)
  }

  function hangUp(streams: () => void): void {
    goodbyes.push(streams)
  }

  function afterCalls(close: () => unknown): void {
    closings.push(close)
  }
}
