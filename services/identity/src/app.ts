import { createDecide, type PermissionTable, permissions } from '@holdfast/access'
import { normalEmail } from '@holdfast/contracts'
import { Departures, Invitations, Reclaims, Standings } from '@holdfast/contracts/company'
import { ApiKeys, Directory, OperatorChecks, Operators, Sessions, TwoFactor, Users } from '@holdfast/contracts/identity'
import { Letters } from '@holdfast/contracts/ledger'
import { startService } from '@holdfast/process'
import {
  asService,
  createLinkTokens,
  implement,
  isFreshProof,
  type Log,
  readKeyRing,
  startSweep,
} from '@holdfast/runtime'
import { apiKeyApi } from './api-keys/api-key-api.ts'
import { createKeyEnding } from './api-keys/api-key-ending.ts'
import { createApiKeyStore } from './api-keys/api-key-store.ts'
import { rememberStandings } from './api-keys/maker-standing.ts'
import type { Config } from './config.ts'
import { emailChangeApi } from './email-changes/email-change-api.ts'
import { listAccountActs } from './letters/account-acts.ts'
import { letterApi } from './letters/letter-api.ts'
import { identityLetters } from './letters/letter-events.ts'
import type { LinkPurpose } from './letters/link.ts'
import { createOperatorChecks, operatorCheckApi, userOperatorApi } from './operators/operator-api.ts'
import { passwordApi } from './passwords/password-api.ts'
import { createPasswordHashes } from './passwords/password-hash.ts'
import { startStrength } from './passwords/password-strength.ts'
import { createReclaims } from './reclaims/reclaim-finishing.ts'
import { createAttemptStore } from './sessions/attempt-store.ts'
import { tellOfGuesses } from './sessions/guessing-telling.ts'
import { sessionApi } from './sessions/session-api.ts'
import { endExpiredSessions } from './sessions/session-expiring.ts'
import { createSessionStore } from './sessions/session-store.ts'
import { createSealingKeyStore } from './two-factor/sealing-key-store.ts'
import { createSecretCipher } from './two-factor/secret-cipher.ts'
import { createResealing } from './two-factor/secret-resealing.ts'
import { twoFactorApi } from './two-factor/two-factor-api.ts'
import { createAddressHash } from './users/address-hash.ts'
import { respellAddresses } from './users/address-respelling.ts'
import { directoryApi } from './users/directory-api.ts'
import { askInvited } from './users/invited-address.ts'
import { eraseUnconfirmedUsers } from './users/unconfirmed-erasing.ts'
import { userApi } from './users/user-api.ts'
import { createErasing } from './users/user-erasing.ts'
import { createUserStore } from './users/user-store.ts'

/** How long a caller with an API key may wait until company has said whether the key's maker may still hold keys. */
const STANDING_DEADLINE_MS = 2_000

/** @param options.table replaces the product's permission table, to prove that tests notice a changed permission */
export function startIdentity(
  config: Config,
  log: Log,
  { table = permissions, signal }: { table?: PermissionTable; signal?: AbortSignal } = {},
) {
  return startService('identity', { config, log, signal, letters: identityLetters }, async (parts) => {
    const { connection, ledger, signer } = parts
    const company = parts.channel('company')
    const departures = company.client(Departures)
    const invited = askInvited(company.client(Invitations), signer, log)

    const sessions = await createSessionStore(connection)
    const keys = await createApiKeyStore(connection, ledger)
    const users = await createUserStore(connection, ledger, sessions, keys)
    await respellAddresses(connection, log)
    const { contexts } = ledger
    const atRest = readKeyRing('identity', config.SECRETS_KEYS)
    const addressHash = createAddressHash(atRest.newest.derive('address hashes'))
    const attempts = await createAttemptStore(connection, atRest.newest.derive('attempts'), {
      pair: config.SIGN_IN_ATTEMPTS,
      account: config.FAILURES_PER_ACCOUNT,
      host: config.FAILURES_PER_HOST,
      network: config.FAILURES_PER_NETWORK,
      session: config.FAILURES_PER_SESSION,
    })
    const hashes = createPasswordHashes()
    const { strength, stop } = await startStrength({ log })
    parts.afterCalls(stop)
    const tokens = createLinkTokens<LinkPurpose>(readKeyRing('identity', config.LINK_SECRETS))
    const secrets = createSecretCipher(atRest)
    const sealingKeys = await createSealingKeyStore(connection)
    const operators = new Set(config.OPERATOR_EMAILS.split(',').map(normalEmail).filter(Boolean))
    const isOperator = (user: { email: string; emailConfirmed: boolean }) =>
      user.emailConfirmed && operators.has(user.email)
    const rules = { isOperator, sessionMs: config.OPERATOR_SESSION_MS, isFreshProof }
    const checks = createOperatorChecks({ users, sessions }, rules)
    const decide = createDecide(table)
    const makerStanding = rememberStandings({
      standings: parts.channel('company', { deadlineMs: STANDING_DEADLINE_MS }).client(Standings),
      copy: (onDemand) => parts.copy('company', { onDemand }),
      signer,
      log,
    })
    const standings = company.client(Standings)
    const companyName = async (companyId: string, userId: string, requestId: string) =>
      (await standings.getStanding({ companyId, userId }, asService(signer, requestId))).companyName
    const ending = createKeyEnding({ keys, users, makerStanding, decide, signer })
    const depart = async (userId: string, requestId: string) => {
      await departures.depart({ userId }, asService(signer, requestId))
    }
    const erasing = createErasing({ connection, users, sessions, contexts, depart, signer, log })

    const inCompanies = company.client(Reclaims)
    const accountActs = listAccountActs({ keys, contexts, reclaims: inCompanies, signer })
    const revokeInvitations = async (userId: string, since: number, requestId: string) => {
      await inCompanies.revokeInvitations({ userId, since }, asService(signer, requestId))
    }
    const reclaims = createReclaims({ connection, keys, ending, revokeInvitations, signer, log })

    parts.beside(() =>
      startSweep({
        everyMs: config.SWEEP_MS,
        log,
        tasks: {
          deletions: erasing.resume,
          'accounts taken back': reclaims.resume,
          'expired sessions': () => endExpiredSessions({ users, sessions, signer, now: Date.now() }),
          'keys of makers who are gone': () => ending.sweep().then(() => false),
          'two-factor secrets under former keys': createResealing({ users, sealingKeys, cipher: secrets, log }),
          'guesses that users are told of': () => tellOfGuesses({ users, attempts, signer }),
          'unconfirmed accounts': () => eraseUnconfirmedUsers({ users, sessions, contexts, signer, now: Date.now() }),
          'old places': () => sessions.forgetOldPlaces(Date.now()).then(() => false),
          'former addresses': () => users.releaseFormerEmails(Date.now()).then(() => false),
        },
      }),
    )
    return [
      implement(Users, {
        ...userApi({ ledger, users, hashes, strength, tokens, erasing, invited, addressHash }),
        ...passwordApi({ ledger, users, hashes, strength, tokens, attempts, addressHash }),
        ...emailChangeApi({ ledger, users, sessions, hashes, tokens, attempts, reclaims }),
      }),
      implement(
        Sessions,
        sessionApi({ ledger, users, sessions, hashes, attempts, pass: secrets, addressHash, isOperator }),
      ),
      implement(ApiKeys, apiKeyApi({ ledger, keys, ending, users, sessions, makerStanding, decide, log })),
      implement(TwoFactor, twoFactorApi({ ledger, users, attempts, secrets, links: tokens, reclaims })),
      implement(Operators, userOperatorApi({ ledger, users, checks })),
      implement(OperatorChecks, operatorCheckApi({ ledger, checks })),
      implement(Directory, directoryApi({ users })),
      implement(Letters, letterApi({ ledger, users, keys, companyName, contexts, tokens, accountActs })),
    ]
  })
}
