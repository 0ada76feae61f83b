import { idBytes, newId, normalEmail, shardOf } from '@holdfast/contracts'
import type { Sessions } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, note, type Passport, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { PasswordHashes } from '../passwords/password-hash.ts'
import type { PassCode } from '../two-factor/two-factor.ts'
import { type ActiveUser, active, type SessionEnding } from '../users/user.ts'
import { person, type UserStore } from '../users/user-store.ts'
import type { AttemptStore } from './attempt-store.ts'
import { csrfToken, endsAt, hashToken, isToken, prove, type Session, signIn, TOUCH_MS } from './session.ts'
import type { SessionStore } from './session-store.ts'
import { newToken, renewedToken } from './session-tokens.ts'

export function sessionApi(options: {
  ledger: Ledger
  users: UserStore
  sessions: SessionStore
  hashes: PasswordHashes
  attempts: AttemptStore
  pass: PassCode
  /** For security events about addresses that belong to nobody. */
  addressHash(address: string): string
  isOperator(user: { email: string; emailConfirmed: boolean }): boolean
}): Handlers<typeof Sessions> {
  const { ledger, users, sessions, hashes, attempts, pass, addressHash, isOperator } = options
  return {
    signIn({ email, password, code }, call) {
      const address = normalEmail(email)
      return ledger.once(call, async () => {
        const found = await users.findByEmail(address)
        const userId = found?.userId
        note(call, userId ? { userId } : { address: addressHash(address) })
        const isKnownPlace = await sessions.knowsPlace(userId ?? '', call.client?.ip ?? '', Date.now())
        return attempts.signIn({ address, userId, isKnownPlace }, call, async () => {
          // Whoever signed up with this address may have no part in it. Hashing goes on as for an unknown one.
          const matchedHash = found?.emailConfirmed ? found.passwordHash : undefined
          const isRight = await hashes.verify(password, matchedHash)
          note(call, { failed: !found ? 'address' : found.emailConfirmed ? 'password' : 'unconfirmed' })
          if (!found || !matchedHash || !isRight) throw new DomainError('sign-in-failed')
          note(call, { failed: found.twoFactor.state === 'on' ? 'code' : 'state' })
          const newHash = hashes.isOutdated(matchedHash) ? await hashes.hash(password) : undefined
          const { tokenHash, ...shown } = newToken()
          const session = { sessionId: newId(), tokenHash, ...origin(call) }
          const { userId } = found
          const given = { matchedHash, newHash, code, session }
          const { result } = await users.change({ userId, call, actor: person(userId), secret: true }, (user, now) => {
            const decision = signIn(user, given, now, pass)
            return { ...decision, result: { expiresAt: decision.starting.expiresAt } }
          })
          const { sessionId } = session
          note(call, { sessionId, failed: undefined })
          return { ...shown, sessionId, userId, ...result! }
        })
      })
    },

    async resolve({ token }) {
      if (!isToken(token)) throw new DomainError('not-signed-in')
      const now = Date.now()
      const looked = await ledger.lookUp((session) => sessions.resolve(hashToken(token), now, session))
      const { found: bearer, epoch, heads } = looked
      // Sessions of unconfirmed addresses are from times when those could sign in.
      if (!bearer?.emailConfirmed) throw new DomainError('not-signed-in')
      await sessions.touch(bearer, now)
      const { userId, sessionId, provenAt, expiresAt } = bearer
      const shard = shardOf(`user/${userId}`)
      const at = { shard, seq: heads[shard]! }
      return {
        userId,
        sessionId,
        twoFactor: bearer.twoFactor.state === 'on' && bearer.codePassed,
        provenAt,
        operator: isOperator(bearer),
        csrfToken: csrfToken(token),
        expiresAt,
        epoch,
        restsOn: [
          { table: 'user', key: idBytes(userId), ...at },
          { table: 'session', key: Buffer.concat([idBytes(userId), idBytes(sessionId)]), ...at },
        ],
        askAgainAt: Math.min(now + TOUCH_MS, endsAt(bearer)),
      }
    },

    async signOut(_request, call) {
      await end(call, { cause: 'SIGNED_OUT', only: signedIn(call).sessionId })
      return {}
    },

    prove({ password, code, token }, call) {
      return ledger.once(call, async () => {
        const { userId } = signedIn(call)
        const me = active(await users.need(userId))
        return attempts.inSession(call, async () => {
          if (!(await hashes.verify(password, me.passwordHash))) throw new DomainError('proof-failed')
          const { presented, renewal, session } = renewedToken(call, token)
          const proof = (user: ActiveUser, now: number) => {
            if (user.passwordHash !== me.passwordHash) throw new DomainError('proof-failed')
            return prove(user, renewal, code, now, pass)
          }
          const { result } = await users.changeOwn(call, proof, { presented, secret: true })
          return { ...result!, session }
        })
      })
    },

    async listSessions(request, call) {
      const { userId, sessionId } = signedIn(call)
      const wanted = readPage(request, `sessions/${userId}`)
      const found = await sessions.list(userId, Date.now(), { ...wanted, limit: wanted.limit + 1 })
      const { page, nextCursor } = pageOf(found, wanted, (session) => session.sessionId)
      return { sessions: page.map((session) => describe(session, sessionId)), nextCursor }
    },

    async endSession({ sessionId }, call) {
      const { ended } = await end(call, { cause: 'ENDED_BY_USER', only: sessionId })
      if (ended === 0) throw new DomainError('not-found')
      return {}
    },

    async endOtherSessions(_request, call) {
      return end(call, { cause: 'ENDED_BY_USER', except: signedIn(call).sessionId })
    },
  }

  function end(call: Passport, ending: SessionEnding): Promise<{ ended: number }> {
    return ledger.once(call, async () => {
      signedIn(call)
      return users.changeOwn(call, (user) => ({ user, events: [], ending }))
    })
  }
}

function origin({ client }: Passport): { ip: string; userAgent: string } {
  return { ip: client?.ip ?? '', userAgent: (client?.userAgent ?? '').slice(0, 500) }
}

function describe(session: Session, current: string) {
  const { sessionId, createdAt, lastUsedAt, expiresAt, ip, userAgent } = session
  return { sessionId, createdAt, lastUsedAt, expiresAt, ip, userAgent, current: sessionId === current }
}
