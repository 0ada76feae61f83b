import { createDecide, type PermissionTable, permissions } from '@holdfast/access'
import { newId, normalEmail } from '@holdfast/contracts'
import { Departures, Invitations } from '@holdfast/contracts/company'
import { ApiKeys, Directory, Letters, Operators, Sessions, TwoFactor, Users } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { ledgerMetrics, openLedger } from '@holdfast/ledger'
import { createProducer } from '@holdfast/messaging'
import { replicaMetrics } from '@holdfast/replica'
import {
  advertisedAddress,
  asService,
  connectMongo,
  createLinkTokens,
  createSigner,
  implement,
  type Log,
  openChannel,
  readTrustedKeys,
  serve,
  serveMetrics,
} from '@holdfast/runtime'
import { createKeyEnding } from './api-keys/api-key-ending.ts'
import { openApiKeyStore } from './api-keys/api-key-store.ts'
import { apiKeysApi } from './api-keys/api-keys-api.ts'
import { rememberStandings } from './api-keys/maker-standing.ts'
import type { Config } from './config.ts'
import { emailChangesApi } from './email-changes/email-changes-api.ts'
import { lettersApi } from './letters/letters-api.ts'
import type { LinkPurpose } from './letters/link.ts'
import { operatorsApi } from './operators/operators-api.ts'
import { createPasswordHashes } from './passwords/password-hash.ts'
import { passwordsApi } from './passwords/passwords-api.ts'
import { createStrength } from './passwords/strength.ts'
import { openAttempts } from './sessions/attempts-store.ts'
import { endExpiredSessions } from './sessions/session-expiring.ts'
import { openSessionStore } from './sessions/session-store.ts'
import { sessionsApi } from './sessions/sessions-api.ts'
import { startSweep } from './sweep.ts'
import { createSecrets } from './two-factor/secrets.ts'
import { twoFactorApi } from './two-factor/two-factor-api.ts'
import { directoryApi } from './users/directory-api.ts'
import { createErasing } from './users/user-erasing.ts'
import { openUserStore } from './users/user-store.ts'
import { usersApi } from './users/users-api.ts'

/** How long somebody who shows an API key waits to hear that nobody can tell whether it counts. */
const STANDING_DEADLINE_MS = 2_000

/** @param table another permission table than the product's, to prove that tests notice the difference */
export async function startIdentity(config: Config, log: Log, table: PermissionTable = permissions) {
  const signer = createSigner('identity', config.SIGNING_KEY)
  const connection = await connectMongo(config.MONGODB_URI, config.DATABASE)
  const producer = createProducer({ brokers: config.KAFKA_BROKERS.split(','), clientId: 'identity', log })
  const ledger = await openLedger({ owner: 'identity', connection, producer, signer, leaseMs: config.LEASE_MS, log })
  const company = openChannel({ address: config.COMPANY_ADDRESS, signer })
  const invitations = company.client(Invitations)
  const departures = company.client(Departures)
  const standings = openChannel({ address: config.COMPANY_ADDRESS, signer, deadlineMs: STANDING_DEADLINE_MS })

  const sessions = await openSessionStore(connection)
  const users = await openUserStore(connection, ledger, sessions)
  const { contexts } = ledger
  const attempts = await openAttempts(connection, config.LINK_SECRET, config.SIGN_IN_ATTEMPTS)
  const hashes = createPasswordHashes()
  const strength = createStrength()
  const tokens = createLinkTokens<LinkPurpose>('identity', config.LINK_SECRET)
  const secrets = createSecrets(config.SECRETS_KEY)
  const operators = new Set(config.OPERATOR_EMAILS.split(',').map(normalEmail).filter(Boolean))
  const isOperator = (user: { email: string; emailConfirmed: boolean }) =>
    user.emailConfirmed && operators.has(user.email)
  const keys = await openApiKeyStore(connection, ledger)
  const decide = createDecide(table)
  const makers = rememberStandings({ company: standings, signer, log })
  const makerStanding = makers.standing
  const measured = [...ledgerMetrics(ledger), ...replicaMetrics(makers.replica)]
  const metrics = await serveMetrics({ address: config.METRICS_ADDRESS, measured, log })
  const ending = createKeyEnding({ keys, users, makerStanding, decide })
  const erasing = createErasing({ connection, users, sessions, contexts, depart, log })

  const server = await serve({
    address: config.GRPC_ADDRESS,
    keys: readTrustedKeys(config.TRUSTED_KEYS),
    log,
    services: ledger.services,
    onceReady: [
      implement(Users, {
        ...usersApi({ ledger, users, hashes, strength, tokens, erasing, invitedAddress }),
        ...passwordsApi({ ledger, users, hashes, strength, tokens, attempts }),
        ...emailChangesApi({ ledger, users, tokens }),
      }),
      implement(
        Sessions,
        sessionsApi({
          ledger,
          users,
          sessions,
          hashes,
          attempts,
          pass: secrets,
          secret: config.LINK_SECRET,
          isOperator,
        }),
      ),
      implement(ApiKeys, apiKeysApi({ ledger, keys, ending, users, sessions, makerStanding, decide, log })),
      implement(TwoFactor, twoFactorApi({ ledger, users, attempts, secrets })),
      implement(Operators, operatorsApi({ ledger, users, isOperator })),
      implement(Directory, directoryApi({ users })),
      implement(Letters, lettersApi({ users, keys, contexts, tokens })),
    ],
  })
  const sweep = startSweep({
    everyMs: config.SWEEP_MS,
    log,
    tasks: {
      deletions: erasing.resume,
      'expired sessions': () => endExpiredSessions(users, sessions, Date.now()),
      'keys of makers who are gone': () => ending.sweep().then(() => false),
      'former addresses': () => users.releaseFormerEmails(Date.now()).then(() => false),
    },
  })
  await ledger.join(advertisedAddress(config, server.port))
  server.ready(true)
  log.info({ port: server.port }, 'identity is ready')

  return {
    port: server.port,
    async stop() {
      server.ready(false)
      await ledger.turnAway()
      await server.finish()
      await sweep.stop()
      await ledger.stop()
      await server.stop()
      await metrics.stop()
      await producer.close()
      await makers.stop()
      company.close()
      standings.close()
      await connection.close()
    },
  }

  async function depart(userId: string, requestId: string): Promise<void> {
    await departures.depart({ userId }, asService(signer, requestId))
  }

  async function invitedAddress(token: string, requestId: string): Promise<string | undefined> {
    try {
      const { email } = await invitations.confirmedByInvitation({ token }, asService(signer, requestId || newId()))
      return email === undefined ? undefined : normalEmail(email)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Nothing is lost: the address is confirmed by the usual mail.
      log.warn({ code: error.code, requestId }, 'invitation could not be asked, signing up without')
      return undefined
    }
  }
}
