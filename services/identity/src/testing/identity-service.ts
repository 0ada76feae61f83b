import { Departures, type GetStandingReplyInput, Invitations, Reclaims, Standings } from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import { type LetterActInput, Letters } from '@holdfast/contracts/ledger'
import {
  connectMongo,
  implement,
  openChannel,
  type Passport,
  type ProcessVariables,
  readConfig,
  serve,
} from '@holdfast/runtime'
import {
  anonymousPassport,
  atEnd,
  environment,
  servicePassport,
  silentLog,
  testEnvironment,
  testKeys,
  uniqueName,
  userPassport,
} from '@holdfast/testing'
import { startIdentity } from '../app.ts'
import { configSchema } from '../config.ts'

export const PASSWORD = 'correct horse staple 41'

/** The answers of a company service. A test replaces those that it needs. */
export interface FakeCompany {
  depart(userId: string): Promise<void>
  invitedEmail(token: string): Promise<string | undefined>
  standing(userId: string, companyId: string): Promise<GetStandingReplyInput>
  /** The name that a mailed invitation tells. */
  name?: string
  revokeInvitations(userId: string, since: number): Promise<void>
  acts(actorIds: string[], since: number): Promise<LetterActInput[]>
  address: string
}

export async function startFakeCompany(): Promise<FakeCompany> {
  const company: FakeCompany = {
    depart: async () => {},
    invitedEmail: async () => undefined,
    standing: async () => ({}),
    revokeInvitations: async () => {},
    acts: async () => [],
    address: '',
  }
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Departures, {
        async depart({ userId }) {
          await company.depart(userId)
          return {}
        },
      }),
      implement(Standings, { getStanding: ({ userId, companyId }) => company.standing(userId, companyId) }),
      implement(Reclaims, {
        async revokeInvitations({ userId, since }) {
          await company.revokeInvitations(userId, since)
          return {}
        },
        listActs: async ({ actorIds = [], since }) => ({ acts: await company.acts(actorIds, since) }),
      }),
      implement(Invitations, {
        async confirmedByInvitation({ token }) {
          return { email: await company.invitedEmail(token), companyName: company.name }
        },
      }),
    ],
  })
  atEnd(() => server.stop(0))
  company.address = `127.0.0.1:${server.port}`
  return company
}

/**
 * A real identity service on a free port with its own database, and a company service whose answers the test sets.
 * @param settings.database of an earlier service, which this one shares or goes on with
 * @param settings.secrets LINK_SECRETS and SECRETS_KEYS, see {@link testSecrets}
 * @param settings.more other settings
 */
export async function identityService(
  settings: {
    operators?: string[]
    attempts?: number
    sweepMs?: number
    database?: string
    secrets?: string
    operatorSessionMs?: number
    more?: ProcessVariables
  } = {},
) {
  const company = await startFakeCompany()
  const database = settings.database ?? uniqueName('identity')
  const connection = await connectMongo(environment.mongoUri, database)
  const config = readConfig(configSchema, {
    ...testEnvironment('identity', { database, at: { company: company.address } }),
    OPERATOR_EMAILS: (settings.operators ?? []).join(','),
    SWEEP_MS: String(settings.sweepMs ?? 100),
    OPERATOR_SESSION_MS: String(settings.operatorSessionMs ?? 12 * 3_600_000),
    SIGN_IN_ATTEMPTS: String(settings.attempts ?? 10),
    ...(settings.secrets && { LINK_SECRETS: settings.secrets, SECRETS_KEYS: settings.secrets }),
    ...settings.more,
  })
  const service = await startIdentity(config, silentLog)
  const address = `127.0.0.1:${service.port}`
  const channel = openChannel({ address, to: 'identity', signer: testKeys.signer('gateway') })
  const asCompany = openChannel({ address, to: 'identity', signer: testKeys.signer('company') })
  const asNotification = openChannel({ address, to: 'identity', signer: testKeys.signer('notification') })
  atEnd(async () => {
    channel.close()
    asCompany.close()
    asNotification.close()
    await service.stop()
    await connection.dropDatabase()
    await connection.close()
  })

  const users = channel.client(identity.Users)
  const sessions = channel.client(identity.Sessions)
  const twoFactor = channel.client(identity.TwoFactor)
  const letters = asNotification.client(Letters)
  const db = connection.db!

  /** The ledger's entries about a user, in order. */
  const entries = (userId: string) => entriesOf(`user/${userId}`)

  async function entriesOf(stream: string) {
    const found = await db.collection('ledger_entries').find({ stream }).sort({ version: 1 }).toArray()
    return found.map(({ _id, type, data, requestId, actor, facts, asksForLetter }) => {
      const name = String(type).split('.').at(-1)!
      const message = (identity as unknown as Record<string, { decode(bytes: Uint8Array): Record<string, unknown> }>)[
        name
      ]!
      return {
        name,
        /** What names the entry when its letters are asked for. */
        entry: {
          ...(_id as unknown as { shard: number; seq: number }),
          type: String(type),
          stream,
          requestId: String(requestId),
        },
        data: message.decode(data.buffer),
        requestId: String(requestId),
        actor,
        facts,
        asksForLetter: asksForLetter as boolean,
      }
    })
  }

  /** The letters that identity would now have sent about the user's last entry of this name. */
  async function lettersAbout(userId: string, name: string) {
    const entry = (await entries(userId)).findLast((one) => one.name === name)
    if (!entry) return []
    return (await letters.describeLetters(entry.entry, servicePassport('notification'))).letters
  }

  async function userIdOf(email: string): Promise<string> {
    const found = await db.collection('users').findOne({ addresses: email })
    if (!found) throw new Error('no user has this address')
    return String(found._id)
  }

  async function signUp(email: string, more: { invitationToken?: string; password?: string; fullName?: string } = {}) {
    await users.signUp({ email, password: PASSWORD, fullName: 'Ada Byron', ...more }, from())
    return userIdOf(email)
  }

  async function confirmed(email: string, origin: { ip?: string } = {}): Promise<string> {
    const userId = await signUp(email)
    const [letter] = await lettersAbout(userId, 'UserSignedUp')
    await users.confirmEmail({ token: letter!.token, password: PASSWORD }, from(origin))
    return userId
  }

  /** Mails that sign-ups with the user's address asked for are so much older then. */
  async function minutesPass(userId: string, minutes: number) {
    const earlier = { $map: { input: '$mailsAsked.signUp', in: { $subtract: ['$$this', minutes * 60_000] } } }
    const collection = db.collection<{ _id: string }>('users')
    await collection.updateOne({ _id: userId }, [{ $set: { 'mailsAsked.signUp': earlier } }])
  }

  /** Signs in. `call()` is the passport that the gateway would make for this session. */
  async function signIn(
    email: string,
    more: { password?: string; code?: string; ip?: string; userAgent?: string } = {},
  ) {
    const { password = PASSWORD, code, ...origin } = more
    const reply = await sessions.signIn({ email, password, code }, from(origin))
    /** Makes a call that gives the session another token, and keeps that one. */
    async function renewing<Reply extends { session?: identity.RenewedSession | null }>(
      doing: (token: string, call: Passport) => Promise<Reply>,
      passport?: Passport,
    ): Promise<Reply> {
      const done = await doing(session.token, passport ?? (await session.call()))
      Object.assign(session, done.session)
      return done
    }
    const session = {
      ...reply,
      call: () => callOf(session.token, origin),
      prove: (proof: { password: string; code?: string }, passport?: Passport) =>
        renewing((held, call) => sessions.prove({ ...proof, token: held }, call), passport),
      confirm: (first: string, passport?: Passport) =>
        renewing((held, call) => twoFactor.confirm({ code: first, token: held }, call), passport),
      changePassword: (currentPassword: string, newPassword: string, passport?: Passport) =>
        renewing((held, call) => users.changePassword({ currentPassword, newPassword, token: held }, call), passport),
    }
    return session
  }

  async function callOf(token: string, origin: { ip?: string; userAgent?: string } = {}): Promise<Passport> {
    const { userId, sessionId, twoFactor, provenAt, operator } = await sessions.resolve(
      { token },
      servicePassport('gateway'),
    )
    return userPassport({ userId, sessionId, twoFactor, provenAt, operator }, { client: client(origin) })
  }

  return {
    company,
    config,
    connection,
    database,
    db,
    service,
    channel,
    users,
    sessions,
    letters,
    lettersAsGateway: channel.client(Letters),
    apiKeys: channel.client(identity.ApiKeys),
    twoFactor,
    operators: channel.client(identity.Operators),
    operatorChecks: asNotification.client(identity.OperatorChecks),
    operatorChecksAsGateway: channel.client(identity.OperatorChecks),
    directory: asCompany.client(identity.Directory),
    asCompany,
    asNotification,
    directoryAsGateway: channel.client(identity.Directory),
    entries,
    entriesOf,
    lettersAbout,
    signUp,
    confirmed,
    minutesPass,
    signIn,
    userIdOf,
  }
}

export function client(origin: { ip?: string; userAgent?: string } = {}) {
  return { ip: '192.0.2.10', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', ...origin }
}

/** The passport of a signed-out caller at this network address and device. */
export function from(origin: { ip?: string; userAgent?: string } = {}, rest: Partial<Passport> = {}): Passport {
  return anonymousPassport({ client: client(origin), ...rest })
}
