import type { Stream } from '@holdfast/contracts'
import { SHARDS } from '@holdfast/contracts'
import * as company from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import { Consumers, Entry, type LetterDescriptionInput, Letters } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Ledger, letterHandlers, openLedger } from '@holdfast/ledger'
import { createProducer, ensureTopics, type OutgoingRecord } from '@holdfast/messaging'
import {
  HOLD_ID,
  HOLDS,
  type HoldDocument,
  type Implementation,
  implement,
  openChannel,
  readConfig,
  serve,
} from '@holdfast/runtime'
import {
  atEnd,
  environment,
  silentLog,
  testDatabase,
  testEnvironment,
  testKeys,
  uniqueName,
  userPassport,
  waitFor,
} from '@holdfast/testing'
import { afterEach, describe, expect, test } from '@jest/globals'
import { startNotification } from './app.ts'
import { type Config, configSchema } from './config.ts'
import { openLetterBox } from './testing/letter-box.ts'

/** The events whose entries ask for letters in these tests. */
const asking = new Set([
  identity.UserSignedUp.type,
  identity.PasswordChanged.type,
  identity.TwoFactorTurnedOff.type,
  company.InvitationSent.type,
  company.OwnerRecoveryStarted.type,
])

type Describe = (entry: Entry) => LetterDescriptionInput[]

const brokers = environment.kafkaBrokers.split(',')
await ensureTopics({
  brokers,
  topics: ['holdfast.identity.ledger.v1', 'holdfast.company.ledger.v1'],
  partitions: SHARDS,
  replicationFactor: 1,
  log: silentLog,
})

// All are one Kafka group, whatever their database: one that goes on would keep partitions from the next test.
const apps: { stop(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()))
})

/** An owner with a real ledger, whose records reach Kafka as often as `spoil` says. */
async function startOwner(
  owner: 'identity' | 'company',
  services: (ledger: Ledger) => Implementation[],
  spoil: (records: OutgoingRecord[]) => OutgoingRecord[],
) {
  const connection = await testDatabase()
  const real = createProducer({ brokers, clientId: owner, log: silentLog })
  const producer = { ...real, send: (topic: string, records: OutgoingRecord[]) => real.send(topic, spoil(records)) }
  const signer = testKeys.signer(owner)
  const letters = { asks: (type: string) => asking.has(type) }
  const ledger = await openLedger({ owner, connection, producer, signer, letters, log: silentLog })
  const server = await serve({
    address: '127.0.0.1:0',
    service: owner,
    keys: testKeys.trusted,
    log: silentLog,
    services: [...ledger.services, ...services(ledger)],
  })
  atEnd(async () => {
    await server.stop(0)
    await ledger.stop()
    await real.close()
  })
  return { ledger, entries: connection.db!.collection('ledger_entries'), address: `127.0.0.1:${server.port}` }
}

/** Identity and company with their ledgers, a letter box, and what the owners answer about letters. */
async function prepare(spoil: (records: OutgoingRecord[]) => OutgoingRecord[] = (records) => records) {
  const world = {
    users: new Map<string, identity.UserDescriptionInput>(),
    /** Identity does not know more operators than those whom the gateway takes for some. */
    areOperators: true,
    letters: { identity: (() => []) as Describe, company: (() => []) as Describe },
  }
  const lettersOf = (owner: 'identity' | 'company', ledger: Ledger) =>
    implement(
      Letters,
      letterHandlers(ledger, async (entry) => world.letters[owner](entry)),
    )
  const directory = implement(identity.Directory, {
    async describeUsers({ userIds }) {
      const users = userIds.flatMap((id) => world.users.get(id) ?? [])
      return { users } as identity.DescribeUsersReply
    },
    async findByEmail({ email }) {
      const user = [...world.users.values()].find((each) => each.email === email)
      return { user } as identity.FindByEmailReply
    },
  })
  const operatorChecks = implement(identity.OperatorChecks, {
    async checkOperator() {
      if (!world.areOperators) throw new DomainError('operators-only')
      return {}
    },
  })
  const [identityOwner, companyOwner, box] = await Promise.all([
    startOwner('identity', (ledger) => [lettersOf('identity', ledger), directory, operatorChecks], spoil),
    startOwner('company', (ledger) => [lettersOf('company', ledger)], spoil),
    openLetterBox(),
  ])
  atEnd(box.close)
  const database = uniqueName('notification')
  const db = (await testDatabase(database)).db!
  const rows = db.collection<{ _id: string; state: string }>('mails')
  const at = { identity: identityOwner.address, company: companyOwner.address }
  const config = readConfig(configSchema, {
    ...testEnvironment('notification', { database, at }),
    SMTP_URL: box.url,
    MAIL_FROM: 'Holdfast <no-reply@holdfast.test>',
    MAIL_DOMAIN: 'mail.holdfast.test',
    PUBLIC_URL: 'https://holdfast.test',
  })
  return Object.assign(world, {
    box,
    rows,
    holds: db.collection<HoldDocument>(HOLDS),
    identity: identityOwner.ledger,
    identityEntries: identityOwner.entries,
    company: companyOwner.ledger,
    async start(changes: Partial<Config> = {}) {
      const app = await startNotification({ ...config, ...changes }, silentLog)
      apps.push(app)
      return app
    },
    addUser(fullName: string, locale = 'en') {
      const userId = crypto.randomUUID()
      world.users.set(userId, { userId, fullName, locale, email: `${fullName.toLowerCase()}@example.com` })
      return userId
    },
  })
}

async function signUp(ledger: Ledger): Promise<string> {
  const userId = crypto.randomUUID()
  await ledger.transact({ stream: `user/${userId}`, call: userPassport({ userId }) }, async ({ append }) =>
    append(identity.UserSignedUp, { userId, attempt: 1 }),
  )
  return userId
}

function confirmation(email = 'ada@example.com', languageOfUserId = ''): LetterDescriptionInput {
  return { email, languageOfUserId, template: 'confirm-email', token: 'c0nfirm', values: { validHours: '24' } }
}

const patience = { ms: 25_000 }

describe('a sign-up', () => {
  test('when Kafka brings its entry three times to two processes, one mail is sent', async () => {
    const world = await prepare((records) => [...records, ...records, ...records])
    const asked: Entry[] = []
    const french = world.addUser('Agnès', 'fr')
    world.letters.identity = (request) => {
      asked.push(request)
      return [confirmation(`${request.stream.replace('user/', '')}@example.com`, french)]
    }
    await Promise.all([world.start(), world.start()])
    const users = [await signUp(world.identity), await signUp(world.identity), await signUp(world.identity)]
    await waitFor(async () => (await world.rows.countDocuments({ state: 'sent' })) === 3, patience)
    expect(world.box.mails.map(({ to }) => to[0]).sort()).toEqual(users.map((id) => `${id}@example.com`).sort())
    const [mail] = world.box.mails
    expect(mail!.subject).toBe('Confirmez votre adresse')
    expect(mail!.raw).toContain('https://holdfast.test/confirm-email?lang=fr#c0nfirm')
    expect(asked[0]).toMatchObject({
      type: 'holdfast.identity.v1.UserSignedUp',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(identity.UserSignedUp.decode(asked[0]!.data)).toMatchObject({
      userId: asked[0]!.stream.replace('user/', ''),
      attempt: 1,
    })
  })

  test('when Kafka is away, the mail is sent all the same', async () => {
    const world = await prepare()
    world.letters.identity = () => [confirmation()]
    await signUp(world.identity)
    await world.start({ KAFKA_BROKERS: '127.0.0.1:9' })
    await waitFor(() => world.box.mails.length === 1, patience)
    await signUp(world.identity)
    await waitFor(() => world.box.mails.length === 2, patience)
  })

  test('when the database was restored from a backup, the mail waits until an operator releases it', async () => {
    const world = await prepare()
    world.letters.identity = () => [confirmation()]
    const [backupAt, restoredAt] = [new Date(), new Date()]
    await world.holds.insertOne({ _id: HOLD_ID, backupAt, restoredAt, heads: {} })
    await Promise.all([world.start(), world.start()])
    await signUp(world.identity)
    await waitFor(() => world.rows.findOne({ state: 'waiting' }), patience)
    // The sender looks for mails once a second.
    await expect(waitFor(() => world.box.mails.length > 0, { ms: 3_000 })).rejects.toThrow()
    await world.holds.deleteOne({})
    await waitFor(() => world.box.mails.length === 1, patience)
  })

  test('when the address was confirmed meanwhile, the mail is withheld', async () => {
    const world = await prepare()
    await world.start()
    await signUp(world.identity)
    await waitFor(() => world.rows.findOne({ state: 'withheld' }), patience)
    expect(world.box.mails).toEqual([])
  })

  test('when entries ask for no letter, no row is written', async () => {
    const world = await prepare()
    world.letters.identity = () => [confirmation()]
    await world.start()
    const userId = crypto.randomUUID()
    const stream: Stream = `user/${userId}`
    await world.identity.transact({ stream, call: userPassport() }, async ({ append }) => {
      append(identity.SessionStarted, { userId, newPlace: false })
      append(identity.EmailConfirmed, { userId })
      append(identity.PasswordChanged, { userId })
    })
    await waitFor(() => world.box.mails.length === 1, patience)
    expect(await world.rows.find({}, { projection: { type: 1, _id: 0 } }).toArray()).toEqual([
      { type: 'holdfast.identity.v1.PasswordChanged' },
    ])
  })
})

describe('a forged record', () => {
  test('when it says that two-factor is off in the place of a changed password, the mail about the password goes alone', async () => {
    const world = await prepare((records) => records.flatMap((r) => [twoFactorIsOff(r), r, twoFactorIsOff(r)]))
    const userId = world.addUser('Ada')
    world.letters.identity = ({ type }) => [{ userId, template: templates[type]!, token: '', values: {} }]
    await world.start()
    // The first ones may come from the owner, before the follower reads from Kafka.
    for (let changed = 1; changed <= 4; changed++) {
      await world.identity.transact({ stream: `user/${userId}`, call: userPassport({ userId }) }, async ({ append }) =>
        append(identity.PasswordChanged, { userId }),
      )
      await waitFor(async () => (await world.rows.countDocuments({ state: 'sent' })) === changed, patience)
    }
    expect(world.box.mails.map(({ subject }) => subject)).toEqual(Array(4).fill('Your password was changed'))
  })

  const templates: Record<string, string> = {
    [identity.PasswordChanged.type]: 'password-changed',
    [identity.TwoFactorTurnedOff.type]: 'two-factor-off',
  }

  /** A record in the place of this one, as somebody would send it who can write to the topic and has no key. */
  function twoFactorIsOff(record: OutgoingRecord): OutgoingRecord {
    const type = identity.TwoFactorTurnedOff.type
    const entry = Entry.decode(record.value)
    const data = identity.TwoFactorTurnedOff.encode({ userId: entry.stream.replace('user/', '') })
    return { ...record, value: Entry.encode({ ...entry, type, data }), headers: { ...record.headers, ce_type: type } }
  }
})

describe('an entry of an earlier release', () => {
  test('when it does not say whether it asks for a letter, the owner is asked, and its letter is sent', async () => {
    const world = await prepare(() => [])
    world.letters.identity = ({ type }) => (type === identity.UserSignedUp.type ? [confirmation()] : [])
    const userId = await signUp(world.identity)
    await world.identity.transact({ stream: `user/${userId}`, call: userPassport({ userId }) }, async ({ append }) =>
      append(identity.EmailConfirmed, { userId }),
    )
    await world.identityEntries.updateMany({}, { $unset: { asksForLetter: true } })
    await world.start()
    await waitFor(async () => (await world.rows.countDocuments({ state: { $ne: 'waiting' } })) === 2, patience)
    const states = await world.rows.find({}, { projection: { _id: 0, type: 1, state: 1 } }).toArray()
    expect(states).toEqual([
      { type: identity.UserSignedUp.type, state: 'sent' },
      { type: identity.EmailConfirmed.type, state: 'withheld' },
    ])
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['ada@example.com'])
  })
})

describe('letters of a company', () => {
  test('when somebody is invited, the mail names the inviter in the language of the invited, or else of the inviter', async () => {
    const world = await prepare()
    const inviterUserId = world.addUser('Agnès', 'fr')
    world.addUser('Bo', 'sv')
    const companyId = crypto.randomUUID()
    world.letters.company = ({ data }) => {
      const { invitationId } = company.InvitationSent.decode(data)
      const expiresAt = String(Date.UTC(2026, 10, 29, 14))
      const values = { companyName: 'Chez Nous', inviterUserId, role: 'developer', expiresAt }
      const email = `${invitationId}@example.com`
      return [{ email, languageOfUserId: inviterUserId, template: 'invitation', token: 't0ken', values }]
    }
    await world.start()
    for (const invitationId of ['bo', 'zoe']) {
      await world.company.transact({ stream: `company/${companyId}`, call: userPassport() }, async ({ append }) =>
        append(company.InvitationSent, { companyId, invitationId, attempt: 1 }),
      )
    }
    await waitFor(() => world.box.mails.length === 2, patience)
    const [toBo, toZoe] = ['bo', 'zoe'].map(
      (name) => world.box.mails.find(({ to }) => to[0] === `${name}@example.com`)!,
    )
    expect(toBo!.raw).toContain('Agnès vill gärna arbeta med dig i Chez Nous')
    expect(toBo!.raw).toContain('Hej Bo!')
    expect(toBo!.raw).toContain('https://holdfast.test/accept?lang=sv#t0ken')
    expect(toZoe!.raw).toContain('Agnès souhaite travailler avec vous')
    expect(toZoe!.raw).toContain('Bonjour,')
  })

  test('when several people are told, each has one mail in their language, and whoever is erased has none', async () => {
    const world = await prepare()
    const companyId = crypto.randomUUID()
    const people = [world.addUser('Ada', 'en'), crypto.randomUUID(), world.addUser('Bo', 'sv')]
    const actorId = crypto.randomUUID()
    const actors: unknown[] = []
    world.letters.company = (request) => {
      actors.push([request.stream, request.actor])
      const values = {
        companyId,
        companyName: 'Acme',
        newOwnerUserId: people[1]!,
        effectiveAt: String(Date.UTC(2026, 10, 25)),
      }
      return people.map((userId) => ({ userId, template: 'owner-recovery-started', token: '', values }))
    }
    await world.start()
    const call = userPassport({ userId: actorId })
    await world.company.transact({ stream: `company/${companyId}`, call }, async ({ append }) =>
      append(company.OwnerRecoveryStarted, { companyId, newOwnerId: people[1], effectiveAt: 1 }),
    )
    await waitFor(() => world.rows.findOne({ state: 'sent' }), patience)
    expect(world.box.mails.map(({ to }) => to[0])).toEqual(['ada@example.com', 'bo@example.com'])
    expect(world.box.mails[0]!.raw).toContain('make somebody the owner of Acme')
    expect(world.box.mails[1]!.raw).toContain(`https://holdfast.test/owner-recovery?lang=sv#${companyId}`)
    expect(actors[0]).toEqual([`company/${companyId}`, { kind: 'KIND_USER', id: actorId }])
    expect(JSON.stringify(await world.rows.find().toArray())).not.toMatch(/example\.com|Ada|Acme/)
  })
})

describe('an entry that cannot be stored as a mail', () => {
  test('when the cause is removed, an operator replays it and the mail is sent', async () => {
    const world = await prepare()
    world.letters.identity = () => [confirmation()]
    const userId = await signUp(world.identity)
    const heads = await world.identity.heads()
    const shard = heads.indexOf(1)
    const taken = `identity/${world.identity.epoch}/${shard}/1`
    await world.rows.insertOne({ _id: taken, state: 'in the way' })
    const app = await world.start()
    const channel = openChannel({
      address: `127.0.0.1:${app.port}`,
      to: 'notification',
      signer: testKeys.signer('gateway'),
    })
    atEnd(channel.close)
    const consumers = channel.client(Consumers)
    const person = userPassport({ operator: true, twoFactor: true })
    const [parked] = await waitFor(async () => {
      const { streams } = await consumers.listParked({}, person)
      return streams.length > 0 && streams
    }, patience)
    expect(parked).toMatchObject({ owner: 'identity', stream: `user/${userId}`, entries: 1 })
    expect(world.box.mails).toEqual([])

    await world.rows.deleteOne({ _id: taken })
    const done = await consumers.replayParked({ owner: 'identity', stream: `user/${userId}` }, person)
    expect(done).toMatchObject({ replayed: 1 })
    await waitFor(() => world.box.mails.length === 1, patience)
    await expect(consumers.listParked({}, userPassport())).rejects.toMatchObject({ code: 'operators-only' })
    // Taken off the list, whatever the gateway still remembers.
    world.areOperators = false
    await expect(consumers.listParked({}, person)).rejects.toMatchObject({ code: 'operators-only' })
    const again = consumers.replayParked({ owner: 'identity', stream: `user/${userId}` }, person)
    await expect(again).rejects.toMatchObject({ code: 'operators-only' })
  })
})
